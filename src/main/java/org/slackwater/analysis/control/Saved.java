package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.control.Texts;

/** How arrays go into the saved state: bit by bit as they are, so that what is restored is equal. */
final class Saved {
    private Saved() {}

    static void write(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void read(DataInput in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    static void write(DataOutput out, float @Nullable [] values) throws IOException {
        out.writeInt(values == null ? -1 : values.length);
        if (values != null) {
            for (float value : values) {
                out.writeFloat(value);
            }
        }
    }

    static float[] floats(DataInput in) throws IOException {
        float[] values = readFloats(in);
        if (values == null) {
            throw new IOException("numbers are missing");
        }
        return values;
    }

    static float @Nullable [] readFloats(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    static void write(DataOutput out, @Nullable String text) throws IOException {
        Texts.write(out, text);
    }

    static @Nullable String readText(DataInput in) throws IOException {
        return Texts.read(in);
    }

    static String text(DataInput in) throws IOException {
        String text = readText(in);
        if (text == null) {
            throw new IOException("text is missing");
        }
        return text;
    }

    static void write(DataOutput out, @Nullable Long number) throws IOException {
        out.writeBoolean(number != null);
        if (number != null) {
            out.writeLong(number);
        }
    }

    static @Nullable Long readLong(DataInput in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }
}
