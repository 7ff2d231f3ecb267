package org.slackwater.http.control;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Alias;

/** The components of a record type by the names that JSON calls them. */
final class Shape<T extends Record> {
    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return new Shape<>(type.asSubclass(Record.class));
        }
    };

    private final List<RecordComponent> components;
    private final Map<String, RecordComponent> byName = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Constructor<T> constructor;

    private Shape(Class<T> type) {
        components = List.of(type.getRecordComponents());
        for (int i = 0; i < components.size(); i++) {
            RecordComponent component = components.get(i);
            byName.put(SnakeCase.of(component.getName()), component);
            positions.put(component.getName(), i);
            Alias alias = component.getAnnotation(Alias.class);
            if (alias != null) {
                byName.put(alias.value(), component);
            }
        }
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends Record> Shape<T> of(Class<T> type) {
        return (Shape<T>) SHAPES.get(type);
    }

    int size() {
        return components.size();
    }

    @Nullable
    RecordComponent component(String name) {
        return byName.get(name);
    }

    int position(RecordComponent component) {
        return positions.getOrDefault(component.getName(), -1);
    }

    /** Makes the record; what its constructor objects to goes up as it is. */
    T make(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = absent(components.get(i).getType());
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make " + Arrays.toString(values), e);
        }
    }

    private static @Nullable Object absent(Class<?> type) {
        if (!type.isPrimitive()) {
            return null;
        }
        if (type == boolean.class) {
            return false;
        }
        return Scalars.of("0", type);
    }
}
