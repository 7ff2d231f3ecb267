package org.slackwater.categorization.entity;

import java.util.List;

/** How a message becomes words: its text is changed, taken apart, and of the parts some are left out. */
public record AnalyzerSpec(List<CharFilter> charFilters, Tokenizer tokenizer, List<TokenFilter> tokenFilters) {
    /** Of longer messages only the beginning is looked at. */
    private static final int LONGEST = 10_000;

    /**
     * The words of the message, in their order.
     *
     * @throws UnreadableException when an expression needs too many steps for it, or goes too deep
     */
    public List<String> tokens(String message) {
        try {
            String text = begin(message);
            for (CharFilter filter : charFilters) {
                text = begin(filter.of(text));
            }
            List<String> tokens = tokenizer.tokens(text);
            for (TokenFilter filter : tokenFilters) {
                tokens = filter.of(tokens);
            }
            return tokens;
        } catch (StackOverflowError deep) {
            throw new UnreadableException("an expression goes too deep", deep);
        }
    }

    private static String begin(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
