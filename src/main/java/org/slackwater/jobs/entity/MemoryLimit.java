package org.slackwater.jobs.entity;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slackwater.http.entity.ApiException;

/** A size of models in whole megabytes. */
public record MemoryLimit(long megabytes) {
    /** What a job may take when it does not say. */
    public static final MemoryLimit DEFAULT = new MemoryLimit(1024);

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})\\s*(b|k|kb|m|mb|g|gb|t|tb|p|pb)?");
    private static final BigInteger MEGABYTE = BigInteger.valueOf(1L << 20);

    /** @throws ApiException 400 when this is no size, or less than a megabyte */
    public static MemoryLimit parse(String text) {
        return parse(text, "model_memory_limit");
    }

    /**
     * @param setting the name under which it was given
     * @throws ApiException 400 when this is no size, or less than a megabyte
     */
    public static MemoryLimit parse(String text, String setting) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw ApiException.illegalArgument("failed to parse setting [" + setting + "] with value [" + text
                    + "] as a size: a whole number and a unit (b, kb, mb, gb, tb, pb) are needed");
        }
        String unit = matcher.group(2);
        BigInteger bytes = new BigInteger(matcher.group(1)).multiply(unit(unit == null ? "mb" : unit));
        BigInteger megabytes = bytes.divide(MEGABYTE);
        if (megabytes.signum() < 1) {
            throw ApiException.illegalArgument(setting + " must be at least 1 MiB, was [" + text + "]");
        }
        if (megabytes.bitLength() > 43) {
            throw ApiException.illegalArgument(setting + " is too large: [" + text + "]");
        }
        return new MemoryLimit(megabytes.longValueExact());
    }

    private static BigInteger unit(String unit) {
        return BigInteger.ONE.shiftLeft(10 * "bkmgtp".indexOf(unit.charAt(0)));
    }

    public long bytes() {
        return megabytes << 20;
    }

    public MemoryLimit atMost(MemoryLimit other) {
        return megabytes <= other.megabytes ? this : other;
    }

    @Override
    public String toString() {
        return megabytes + "mb";
    }
}
