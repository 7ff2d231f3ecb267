package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the plain state objects of the forest library field by field, in the order of their names: no field can be
 * forgotten, and unlike Java serialisation nothing but these fields is ever made from the bytes. A new version of the
 * library may have other fields: then {@link StateHeader#VERSION} must rise (a test watches the fields).
 */
final class StateObjects {
    private static final Map<Class<?>, Scalar> SCALARS = Map.of(
            int.class, new Scalar((out, v) -> out.writeInt((int) v), DataInput::readInt),
            long.class, new Scalar((out, v) -> out.writeLong((long) v), DataInput::readLong),
            float.class, new Scalar((out, v) -> out.writeFloat((float) v), DataInput::readFloat),
            double.class, new Scalar((out, v) -> out.writeDouble((double) v), DataInput::readDouble),
            byte.class, new Scalar((out, v) -> out.writeByte((byte) v), DataInput::readByte),
            boolean.class, new Scalar((out, v) -> out.writeBoolean((boolean) v), DataInput::readBoolean));

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .sorted(Comparator.comparing(Field::getName))
                    .peek(field -> field.setAccessible(true))
                    .toList();
        }
    };

    private StateObjects() {}

    static void write(Object state, DataOutput out) throws IOException {
        for (Field field : FIELDS.get(state.getClass())) {
            writeValue(field.getType(), get(field, state), out);
        }
    }

    static <T> T read(Class<T> type, DataInput in) throws IOException {
        try {
            T state = type.getDeclaredConstructor().newInstance();
            for (Field field : FIELDS.get(type)) {
                field.set(state, readValue(field.getType(), elementOf(field), in));
            }
            return state;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName() + " from saved state", e);
        }
    }

    /** Names and types of all fields that are written, for a test to notice when the library changes them. */
    static List<String> layout(Class<?> type) {
        return FIELDS.get(type).stream()
                .map(field -> field.getName() + ":" + field.getType().getSimpleName())
                .toList();
    }

    private static void writeValue(Class<?> type, @Nullable Object value, DataOutput out) throws IOException {
        Scalar scalar = SCALARS.get(type);
        if (scalar != null && value != null) {
            scalar.writer.write(out, value);
            return;
        }
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        if (value instanceof String text) {
            out.writeUTF(text);
        } else if (value instanceof byte[] bytes) {
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof int[] numbers) {
            out.writeInt(numbers.length);
            for (int number : numbers) {
                out.writeInt(number);
            }
        } else if (type.isArray()) {
            out.writeInt(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                writeValue(type.getComponentType(), Array.get(value, i), out);
            }
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(element, out);
            }
        } else {
            write(value, out);
        }
    }

    private static @Nullable Object readValue(Class<?> type, Class<?> element, DataInput in) throws IOException {
        Scalar scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.reader.read(in);
        }
        if (!in.readBoolean()) {
            return null;
        }
        if (type == String.class) {
            return in.readUTF();
        }
        if (type == byte[].class) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }
        if (type == int[].class) {
            int[] numbers = new int[in.readInt()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.readInt();
            }
            return numbers;
        }
        if (type.isArray()) {
            int length = in.readInt();
            Object array = Array.newInstance(type.getComponentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, readValue(type.getComponentType(), Object.class, in));
            }
            return array;
        }
        if (type == List.class) {
            int size = in.readInt();
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(read(element, in));
            }
            return list;
        }
        return read(type, in);
    }

    private static Class<?> elementOf(Field field) {
        return field.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    private static @Nullable Object get(Field field, Object state) {
        try {
            return field.get(state);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private record Scalar(Writer writer, Reader reader) {}

    private interface Writer {
        void write(DataOutput out, Object value) throws IOException;
    }

    private interface Reader {
        Object read(DataInput in) throws IOException;
    }
}
