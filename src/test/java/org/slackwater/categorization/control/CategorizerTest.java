package org.slackwater.categorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSize;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Category;
import org.slackwater.categorization.entity.Tokenizer;

class CategorizerTest {
    private static final AnalyzerSpec ANALYZER = new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of());
    private static final CategorizationSpec SHARED = new CategorizationSpec("message", ANALYZER, null, false, 4);

    private final Categorizer categorizer = new Categorizer(SHARED);

    @Test
    void messagesThatDifferInNumbersAreOfOneCategory() {
        assertThat(learn("Node 1 started")).isEqualTo("1");
        assertThat(learn("Node 1 stopped")).isEqualTo("2");
        assertThat(learn("Node 24 started after 0x3f ms at 10.0.0.7")).isEqualTo("3");
        assertThat(learn("Node 2 started")).isEqualTo("1");
        assertThat(learn("Node 99 started after 0xab ms at 10.255.0.7")).isEqualTo("3");
    }

    @Test
    void ofLongerMessagesAFewWordsMayDiffer() {
        assertThat(learn("user alice logged in")).isEqualTo("1");
        assertThat(learn("user bob logged in")).isEqualTo("1");
        assertThat(learn("user bob went out")).isEqualTo("2");
        assertThat(learn("user carol logged in")).isEqualTo("1");

        Category first = categorizer.all().get(0);
        assertThat(first.terms()).containsExactly("user", "logged", "in");
        assertThat(first.regex()).isEqualTo(".*?user.+?logged.+?in.*");
        assertThat(first.numMatches()).isEqualTo(3);
        assertThat(first.examples())
                .containsExactly("user alice logged in", "user bob logged in", "user carol logged in");
        assertThat(first.maxMatchingLength()).isEqualTo(22);
    }

    @Test
    void aMessageGoesToTheCategoryThatIsClosest() {
        learn("a b c d e f g h i j");
        learn("a b c d e f x y z w");

        assertThat(learn("a b c d e f g y z w")).isEqualTo("2");
        assertThat(learn("a b c d e f g h i w")).isEqualTo("1");
    }

    @Test
    void theRegularExpressionFindsTheMessages() {
        List<String> messages = List.of(
                "Failed to shutdown [error org.aaaa.bbbb.Cccc line 54 caused by foo exception]",
                "Failed to shutdown [error org.aaaa.bbbb.Cccc line 7 caused by bar exception]");
        messages.forEach(this::learn);

        Category only = categorizer.all().get(0);

        assertThat(categorizer.all()).hasSize(1);
        assertThat(only.terms()).contains("org.aaaa.bbbb.Cccc").doesNotContain("foo");
        assertThat(messages).allMatch(message -> Pattern.matches(only.regex(), message));
    }

    @Test
    void aMessageWithoutWordsHasACategoryToo() {
        assertThat(learn("42")).isEqualTo("1");
        assertThat(learn("")).isEqualTo("1");
        assertThat(categorizer.all().get(0).regex()).isEqualTo(".*");
    }

    @Test
    void examplesAreDifferentFewAndNotTooLong() {
        learn("number 1");
        IntStream.range(0, 10).forEach(i -> learn("number " + i));
        String longest = "number 1" + "0".repeat(5_000);
        learn("other " + longest);

        assertThat(categorizer.all().get(0).examples()).containsExactly("number 1", "number 0", "number 2", "number 3");
        assertThat(categorizer.all().get(1).examples().get(0)).hasSize(1_000).endsWith("...");
        assertThat(new Categorizer(new CategorizationSpec("message", ANALYZER, null, false, 0)))
                .satisfies(none -> none.categorize("a message", null, true))
                .satisfies(none -> assertThat(none.all().get(0).examples()).isEmpty());
    }

    @Test
    void whatHasChangedIsToldOnce() {
        learn("one thing");
        learn("another thing");
        assertThat(categorizer.takeChanged()).extracting(Category::id).containsExactly(1L, 2L);

        learn("another thing");

        assertThat(categorizer.takeChanged()).extracting(Category::id).containsExactly(2L);
        assertThat(categorizer.takeChanged()).isEmpty();
    }

    @Test
    void eachPartitionHasCategoriesOfItsOwnAndTheirNumbersAreApart() {
        Categorizer apart = apart(false);

        assertThat(apart.categorize("it started", "x", true)).isEqualTo("1");
        assertThat(apart.categorize("it started", "y", true)).isEqualTo("2");
        assertThat(apart.categorize("it started", "x", true)).isEqualTo("1");
        assertThat(apart.categorize("it started", null, true)).isNull();

        assertThat(apart.all()).extracting(Category::partitionFieldValue).containsExactly("x", "y");
        assertThat(apart.size().categorizedDocs()).isEqualTo(3);
    }

    @Test
    void aPartitionWithMessagesThatAreNoneStops() {
        Categorizer apart = apart(true);
        for (int i = 0; i < 200; i++) {
            apart.categorize(i % 2 == 0 ? "one thing" : "another thing", "fit", true);
            apart.categorize("all the same", "unfit", true);
        }

        assertThat(apart.categorize("one thing", "fit", true)).isNotNull();
        assertThat(apart.categorize("all the same", "unfit", true)).isNull();
        assertThat(apart.size()).isEqualTo(new CategorizationSize(true, 301, 3, 3, 0, 0));
    }

    @Test
    void tooManyCategoriesAreSuspicious() {
        for (int i = 0; i < 99; i++) {
            learn("w" + word(i) + " x" + word(i));
        }
        assertThat(categorizer.size().warn()).as("too few messages to tell").isFalse();

        learn("one more");

        assertThat(categorizer.size()).isEqualTo(new CategorizationSize(true, 100, 100, 0, 100, 0));
    }

    @Test
    void whatFindsNoRoomHasNoCategory() {
        for (int i = 0; i < Categorizer.MOST; i++) {
            learn(word(i));
        }

        assertThat(learn("something new")).isNull();
        assertThat(learn(word(7))).isEqualTo("8");
        assertThat(categorizer.size().failed()).isEqualTo(1);
        assertThat(categorizer.size().total()).isEqualTo(Categorizer.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(k+)+l", "(k|l)*m"})
    void aMessageOnWhichAnExpressionGivesUpHasNoCategory(String expression) {
        Tokenizer tokenizer = new Tokenizer(Pattern.compile(expression), false);
        Categorizer slow = new Categorizer(
                new CategorizationSpec("message", new AnalyzerSpec(List.of(), tokenizer, List.of()), null, false, 4));

        assertThat(slow.categorize("k".repeat(100_000), null, true)).isNull();
        assertThat(slow.categorize("other", null, true)).isEqualTo("1");
        assertThat(slow.size().failed()).isEqualTo(1);
    }

    @Test
    void savedAndRestoredAnywhereItGoesOnTheSame() {
        Categorizer undisturbed = apart(true);
        Categorizer interrupted = apart(true);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String message = word(random.nextInt(5)) + " happens to user " + word(random.nextInt(300)) + " at " + i;
            @Nullable String partition = random.nextInt(20) == 0 ? null : "p" + random.nextInt(3);
            assertThat(interrupted.categorize(message, partition, true))
                    .isEqualTo(undisturbed.categorize(message, partition, true));
            if (i % 37 == 0) {
                interrupted = restored(interrupted);
            }
            if (i % 100 == 0) {
                assertThat(interrupted.takeChanged()).isEqualTo(undisturbed.takeChanged());
            }
        }
        assertThat(undisturbed.all()).hasSizeGreaterThan(10).isEqualTo(interrupted.all());
        assertThat(interrupted.size()).isEqualTo(undisturbed.size());
        assertThat(saved(interrupted)).isEqualTo(saved(undisturbed));
    }

    private @Nullable String learn(String message) {
        return categorizer.categorize(message, null, true);
    }

    private static Categorizer apart(boolean stopOnWarn) {
        return new Categorizer(new CategorizationSpec("message", ANALYZER, "host", stopOnWarn, 4));
    }

    /** Of letters that no hexadecimal number has. */
    private static String word(int number) {
        return Integer.toString(number, 6)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('k' + digit - '0')))
                .reduce("", String::concat);
    }

    private static Categorizer restored(Categorizer saved) {
        try {
            Categorizer restored = apart(true);
            restored.read(new DataInputStream(new ByteArrayInputStream(saved(saved))));
            return restored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(Categorizer categorizer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            categorizer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
