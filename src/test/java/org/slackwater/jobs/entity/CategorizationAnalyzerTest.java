package org.slackwater.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.entity.ApiException;

class CategorizationAnalyzerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'simple' | The-old MAN 7x | the old man x",
                "'whitespace' | The-old  MAN 7x | The-old MAN 7x",
                "{'tokenizer': 'letter'} | The-old MAN | The old MAN",
                "{'tokenizer': {'type': 'pattern', 'pattern': ','}} | a b,,c | a b;c",
                "{'tokenizer': {'type': 'pattern', 'pattern': 'X', 'flags': 'CASE_INSENSITIVE'}} | axbXc | a b c",
                "{'tokenizer': 'pattern'} | a-b | a b",
                "{'tokenizer': 'ml_classic'} | /var/log/x.log: k.a_b-c. 10.0.0.1 0x3f | var log x.log k.a_b-c",
                "{'tokenizer': 'ml_standard'} | see http://a.b/c?d=1, C:\\Temp\\x.log and /var/log/x.log! | see http://a.b/c d C:\\Temp\\x.log and /var/log/x.log",
                "{'tokenizer': 'ml_standard'} | ann@home.org: 1a2b deadbeef beef fade2 Aug | ann@home.org beef Aug",
                "{'tokenizer': 'whitespace', 'filter': ['lowercase', {'type': 'limit', 'max_token_count': '2'}]} | A B C | a b",
                "{'tokenizer': 'whitespace', 'filter': 'limit'} | A B C | A",
                "{'tokenizer': 'whitespace', 'filter': {'type': 'stop', 'stopwords': ['Ab']}} | Ab ab c | ab c",
                "{'tokenizer': 'whitespace', 'filter': [{'type': 'stop', 'stopwords': ['Ab'], 'ignore_case': true}]} | Ab ab c | c",
                "{'tokenizer': 'whitespace', 'char_filter': [{'type': 'pattern_replace', 'pattern': '<(.*?)>', 'replacement': '$1 '}]} | <a><b>c | a b c",
                "{'tokenizer': 'whitespace', 'char_filter': 'first_line_with_letters'} | 1 \\n 2 b \\n c | 2 b",
            })
    void messagesAreTakenApart(String analyzer, String message, String tokens) {
        List<String> wanted = List.of(tokens.split(tokens.contains(";") ? ";" : " "));

        assertThat(CategorizationAnalyzer.parse(json(analyzer)).tokens(message.replace("\\n", "\n")))
                .isEqualTo(wanted);
    }

    @Test
    void theStandardOneLeavesOutDates() {
        assertThat(CategorizationAnalyzer.parse(StandardAnalyzer.with(List.of("\\[.*?\\]")))
                        .tokens("-- 2026 --\nFri Nov 13 12:00:00 UTC [main thread] Broker started\n\tat x"))
                .containsExactly("Broker", "started");
        assertThat(CategorizationAnalyzer.parse(StandardAnalyzer.with(List.of()))
                        .tokens("word ".repeat(300)))
                .hasSize(100);
    }

    @Test
    void theStandardOneIsKnownWithWhateverFilters() {
        assertThat(StandardAnalyzer.is(StandardAnalyzer.with(List.of()))).isTrue();
        assertThat(StandardAnalyzer.is(
                        json(StandardAnalyzer.with(List.of("a", "b")).toString())))
                .isTrue();
        assertThat(StandardAnalyzer.is(json("'whitespace'"))).isFalse();
        assertThat(StandardAnalyzer.is(json("{'tokenizer': 'ml_standard'}"))).isFalse();
        assertThat(StandardAnalyzer.is(json("{'tokenizer': 'ml_standard', 'char_filter': [{'pattern': 1}]}")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | name of one, or an object",
                "'standard' | [standard]",
                "{} | [tokenizer]",
                "{'tokenizer': 'ml_standard', 'filters': []} | [filters]",
                "{'tokenizer': 'standard'} | the [tokenizer] [standard]",
                "{'tokenizer': {'pattern': 'x'}} | [type]",
                "{'tokenizer': {'type': 'pattern', 'group': 1}} | [group]",
                "{'tokenizer': {'type': 'pattern', 'pattern': '('}} | [(]",
                "{'tokenizer': {'type': 'pattern', 'pattern': 5}} | [5]",
                "{'tokenizer': {'type': 'ml_standard', 'x': 5}} | [x]",
                "{'tokenizer': 'letter', 'char_filter': ['html_strip']} | the [char_filter] [html_strip]",
                "{'tokenizer': 'letter', 'char_filter': [{'type': 'pattern_replace'}]} | [pattern]",
                "{'tokenizer': 'letter', 'char_filter': [{'type': 'pattern_replace', 'pattern': 'a', 'replacement': '$1'}]} | [$1]",
                "{'tokenizer': 'letter', 'char_filter': [{'type': 'pattern_replace', 'pattern': 'a', 'flags': 'X'}]} | [X]",
                "{'tokenizer': 'letter', 'filter': ['snowball']} | the [filter] [snowball]",
                "{'tokenizer': 'letter', 'filter': ['stop']} | [stopwords]",
                "{'tokenizer': 'letter', 'filter': [{'type': 'stop', 'stopwords': '_english_'}]} | [stopwords]",
                "{'tokenizer': 'letter', 'filter': [{'type': 'stop', 'stopwords': [1]}]} | [stopwords]",
                "{'tokenizer': 'letter', 'filter': [{'type': 'stop', 'stopwords': ['a'], 'ignore_case': 3}]} | [3]",
                "{'tokenizer': 'letter', 'filter': [{'type': 'limit', 'max_token_count': 0}]} | [max_token_count]",
            })
    void whatIsNotKnownIsRefusedByName(String analyzer, String named) {
        assertThatThrownBy(() -> CategorizationAnalyzer.parse(json(analyzer)))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.reason())
                            .contains("[categorization_analyzer]")
                            .contains(named);
                });
    }

    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readValue();
    }
}
