package org.slackwater.http.boundary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that are described once for all operations. An operation takes the one that is called as its parameter
 * is, unless its words refer to another of the same name.
 */
record DescribedParameters(Map<String, Parameter> byKey) {
    /** Those that every operation takes. */
    private static final List<String> COMMON = List.of("pretty", "human", "filter_path", "error_trace", "format");

    /** @param found references from the words, and what the resource takes, with no more than name and type */
    List<Parameter> of(@Nullable List<Parameter> found) {
        List<Parameter> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (found != null) {
            found.stream().filter(each -> each.getRef() != null).forEach(each -> {
                all.add(each);
                names.add(name(each.getRef()));
            });
            found.stream()
                    .filter(each -> each.getRef() == null && names.add(each.getName()))
                    .forEach(each -> all.add(byKey.containsKey(each.getName()) ? reference(each.getName()) : each));
        }
        COMMON.stream().filter(names::add).map(DescribedParameters::reference).forEach(all::add);
        return all;
    }

    private String name(String reference) {
        Parameter meant = byKey.get(reference.substring(reference.lastIndexOf('/') + 1));
        if (meant == null) {
            throw new IllegalStateException("the words refer to an unknown parameter: " + reference);
        }
        return meant.getName();
    }

    private static Parameter reference(String key) {
        return OASFactory.createParameter().ref(key);
    }
}
