package org.slackwater.http.boundary;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Numbers;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.TimeValue;

/** Reads query parameters strictly, so that a complaint names the parameter and its value. */
@Provider
public class Parameters implements ParamConverterProvider {
    /** From the text and the parameter's name. */
    private static final Map<Class<?>, BiFunction<String, String, Object>> PARSERS = Map.of(
            Flag.class, Flag::parse,
            TimeValue.class, TimeValue::parse,
            Integer.class, Numbers::whole,
            Double.class, Numbers::real);

    private record Converter(BiFunction<String, String, Object> parser, String parameter)
            implements ParamConverter<Object> {
        @Override
        @SuppressWarnings("NullAway") // an absent parameter has no value
        public Object fromString(@Nullable String text) {
            return text == null ? null : parser.apply(text, parameter);
        }

        @Override
        public String toString(Object value) {
            return String.valueOf(value);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null says: none of ours
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        BiFunction<String, String, Object> parser = PARSERS.get(type);
        return parser == null ? null : (ParamConverter<T>) new Converter(parser, name(annotations));
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(each -> ((QueryParam) each).value())
                .findFirst()
                .orElse("unknown");
    }
}
