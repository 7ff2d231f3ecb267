package org.slackwater.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** A method of a resource, as its annotations have it: one way to call the API. */
record ResourceMethod(String verb, String path, Method method) {
    /** All that there are in the product. */
    static List<ResourceMethod> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.slackwater")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(ResourceMethod::of)
                        .toList();
    }

    private static Stream<ResourceMethod> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(verb -> new ResourceMethod(verb.value(), path(resource, method), method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return whole.replaceAll("/+", "/");
    }

    /** Its parameters in the query, with the types that it takes them as. */
    Map<String, Class<?>> query() {
        Map<String, Class<?>> query = new TreeMap<>();
        Arrays.stream(method.getParameters()).forEach(parameter -> {
            add(parameter, parameter.getType(), query);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields())
                        .forEach(field -> add(field, field.getType(), query));
            }
        });
        return query;
    }

    private static void add(AnnotatedElement element, Class<?> type, Map<String, Class<?>> query) {
        QueryParam named = element.getAnnotation(QueryParam.class);
        if (named != null) {
            query.put(named.value(), type);
        }
    }

    List<String> variables() {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(PathParam.class))
                .flatMap(Stream::ofNullable)
                .map(PathParam::value)
                .toList();
    }

    boolean readsBody() {
        return Arrays.asList(method.getParameterTypes()).contains(InputStream.class);
    }

    /** The record that is read from the body, as its annotation says. */
    Optional<Class<?>> body() {
        return Optional.ofNullable(method.getAnnotation(RequestBody.class))
                .map(body -> body.content()[0].schema().implementation());
    }

    /** Its path with the same id wherever it has a variable. */
    String pathTo(String id) {
        return path.replaceAll("\\{[^}]*}", id);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
