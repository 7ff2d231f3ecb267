package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.Query;

/** What is not supported is refused by name. */
class QueryParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {}                                                          | exactly one query type
            {"match_all":{},"term":{"a":1}}                             | exactly one query type
            {"match_all":[]}                                            | [match_all] needs an object
            {"match_all":{"x":1}}                                       | does not support [x]
            {"match_none":{}}                                           | unknown query type [match_none]
            {"match":{}}                                                | exactly one field
            {"match":{"a":["b"]}}                                       | found [["b"]]
            {"match":{"a":{"value":"b"}}}                               | [match] query does not support [value]
            {"match":{"a":{"operator":"and"}}}                          | needs [query]
            {"match":{"a":{"query":"b","operator":"not"}}}              | [or] or [and] for [operator]
            {"match":{"a":{"query":"b","fuzziness":"AUTO"}}}            | does not support [fuzziness]
            {"match":{"a":{"query":"b","lenient":true}}}                | does not support [lenient]
            {"match_phrase":{"a":{"query":"b","slop":1}}}               | [match_phrase] query does not support [slop]
            {"match_phrase":{"a":{"query":"b","operator":"or"}}}        | does not support [operator]
            {"match_phrase_prefix":{"a":"b"}}                           | unknown query type [match_phrase_prefix]
            {"multi_match":{"query":"b","fields":["a"]}}                | unknown query type [multi_match]
            {"terms_set":{"a":{"terms":["b"]}}}                         | unknown query type [terms_set]
            {"query_string":{"query":"a:b"}}                            | unknown query type [query_string]
            {"script":{"script":"1"}}                                   | unknown query type [script]
            {"geo_distance":{}}                                         | unknown query type [geo_distance]
            {"term":{}}                                                 | exactly one field
            {"term":{"a":1,"b":2}}                                      | exactly one field
            {"term":{"a":null}}                                         | found [null]
            {"term":{"a":[1]}}                                          | found [[1]]
            {"term":{"a":{"x":1}}}                                      | does not support [x]
            {"term":{"a":{}}}                                           | needs [value]
            {"term":{"a":{"value":1,"case_insensitive":"yes"}}}         | true or false for [case_insensitive]
            {"term":{"a":1e999}}                                        | out of range
            {"terms":{"a":"b"}}                                         | needs an array of values for [a]
            {"terms":{"a":{"index":"i","id":"1","path":"p"}}}           | lookups are not supported
            {"terms":{"a":[null]}}                                      | found [null]
            {"range":{"a":5}}                                           | [range] needs an object
            {"range":{"a":{"gt":1,"gte":1}}}                            | either [gt] or [gte]
            {"range":{"a":{"lt":1,"lte":1}}}                            | either [lt] or [lte]
            {"range":{"a":{"from":1}}}                                  | does not support [from]
            {"range":{"a":{"gt":1,"time_zone":"+01:00"}}}               | does not support [time_zone]
            {"exists":{"field":5}}                                      | needs a text for [field]
            {"exists":{}}                                               | needs [field]
            {"prefix":{"a":5}}                                          | [prefix] needs an object
            {"prefix":{"a":{"value":5}}}                                | needs a text for [value]
            {"prefix":{"a":{"value":"x","rewrite":"constant_score"}}}   | does not support [rewrite]
            {"wildcard":{"a":{"value":"x","wildcard":"y"}}}             | one of [value] and [wildcard]
            {"wildcard":{"a":{}}}                                       | one of [value] and [wildcard]
            {"bool":{"must":5}}                                         | object or an array for [must]
            {"bool":{"must":[5]}}                                       | [query] needs an object
            {"bool":{"must":[{"fuzzy":{"a":"b"}}]}}                     | unknown query type [fuzzy]
            {"bool":{"mustnt":[]}}                                      | does not support [mustnt]
            {"bool":{"should":[],"minimum_should_match":"75%"}}         | whole number, not negative, for [minimum_should_match]
            {"bool":{"should":[],"minimum_should_match":-1}}            | whole number, not negative, for [minimum_should_match]
            {"bool":{"should":[],"minimum_should_match":1.5}}           | whole number, not negative, for [minimum_should_match]
            {"bool":{"adjust_pure_negative":false}}                     | does not support [adjust_pure_negative]
            {"bool":{"boost":"much"}}                                   | needs a number for [boost]
            """)
    void whatCannotBeAskedIsRefusedByName(String query, String why) {
        assertThatThrownBy(() -> QueryParser.parse(SourceDatabase.json(query)))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.type()).isEqualTo("x_content_parse_exception");
                })
                .message()
                .startsWith("failed to parse field [query]")
                .contains(why);
    }

    @Test
    void aQueryThatIsNestedTooDeepIsRefused() {
        String nested = "{\"bool\":{\"must\":".repeat(30) + "{\"match_all\":{}}" + "}}".repeat(30);

        assertThatThrownBy(() -> QueryParser.parse(SourceDatabase.json(nested)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("nested deeper than [30]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"match_all":{"boost":2}}
            {"term":{"a":{"value":1,"boost":1.5}}}
            {"terms":{"a":[1],"boost":3}}
            {"match":{"a":{"query":1,"boost":2,"operator":"AND"}}}
            {"match_phrase":{"a":{"query":"b","boost":2}}}
            {"bool":{"boost":1,"must":[]}}
            """)
    void aBoostIsTakenSinceNothingIsScored(String query) {
        assertThat(QueryParser.parse(SourceDatabase.json(query))).isInstanceOf(Query.class);
    }
}
