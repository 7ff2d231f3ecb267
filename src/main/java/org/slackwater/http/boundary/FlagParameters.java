package org.slackwater.http.boundary;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;

/** Reads boolean parameters strictly, so that a complaint names the parameter. */
@Provider
public class FlagParameters implements ParamConverterProvider {
    private record Converter(String parameter) implements ParamConverter<Flag> {
        @Override
        @SuppressWarnings("NullAway") // an absent parameter is an absent flag
        public Flag fromString(@Nullable String text) {
            return text == null ? null : Flag.parse(text, parameter);
        }

        @Override
        public String toString(Flag flag) {
            return String.valueOf(flag.value());
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null says: not a flag
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == Flag.class ? (ParamConverter<T>) new Converter(name(annotations)) : null;
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(each -> ((QueryParam) each).value())
                .findFirst()
                .orElse("unknown");
    }
}
