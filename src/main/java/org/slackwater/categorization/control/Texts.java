package org.slackwater.categorization.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How texts of any length and character, or none, go into the saved state; {@link DataOutput#writeUTF} ends at 64 KB.
 */
public final class Texts {
    private Texts() {}

    public static void write(DataOutput out, @Nullable String text) throws IOException {
        out.writeInt(text == null ? -1 : text.length());
        if (text != null) {
            out.writeChars(text);
        }
    }

    public static @Nullable String read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = in.readChar();
        }
        return new String(characters);
    }
}
