package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.ReadRequest;

/** What a query finds among rows that are known, on every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class QueryContract {
    private final SourceDatabase database = new SourceDatabase(empty());

    abstract DataSource empty();

    @BeforeAll
    void fill() {
        database.execute(
                "create table rides (at timestamp, n int, airline varchar(20), price numeric(10,2),"
                        + " distance double precision, stops bigint, business boolean, booked date,"
                        + " seen timestamp with time zone, note varchar(50), id uuid)",
                "insert into rides values (timestamp '2026-01-01 00:04:00', 5, 'DLH', 50.25, -1, 5, false,"
                        + " date '2026-01-02', timestamp with time zone '2026-01-01 12:00:00+00', 'axb', null)",
                "insert into rides values (timestamp '2026-01-01 00:00:00', 1, 'AAL', 10.00, 1.5, 1, true,"
                        + " date '2025-12-30', timestamp with time zone '2026-01-01 00:00:00+00', 'a%b',"
                        + " '00000000-0000-0000-0000-000000000001')",
                "insert into rides values (timestamp '2026-01-01 00:01:00', 2, 'BAW', 20.50, 2.5, 9007199254740993,"
                        + " false, date '2025-12-31', timestamp with time zone '2026-01-01 00:00:00.001+00', 'a_b', null)",
                "insert into rides values (timestamp '2026-01-01 00:02:00', 3, 'aal', 30.00, null, 3, true,"
                        + " date '2026-01-01', timestamp with time zone '2026-01-01 02:00:00+02', 'a!b', null)",
                "insert into rides values (timestamp '2026-01-01 00:03:00', 4, null, null, 4.5, null, null, null,"
                        + " null, null, null)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"match_all":{}}                                                 | 1 2 3 4 5
            {"term":{"airline":"AAL"}}                                       | 1
            {"term":{"airline":{"value":"aAl","case_insensitive":true}}}     | 1 3
            {"term":{"airline":"A"}}                                         | ''
            {"term":{"price":20.5}}                                          | 2
            {"term":{"price":"20.50"}}                                       | 2
            {"term":{"n":2.5}}                                               | ''
            {"term":{"stops":9007199254740993}}                              | 2
            {"term":{"distance":-1}}                                         | 5
            {"term":{"business":true}}                                       | 1 3
            {"term":{"business":"false"}}                                    | 2 5
            {"term":{"booked":"2025-12-31"}}                                 | 2
            {"term":{"at":"2026-01-01T00:01:00Z"}}                           | 2
            {"term":{"at":"2026-01-01"}}                                     | 1 2 3 4 5
            {"term":{"seen":"2026-01-01T00:00:00.000Z"}}                     | 1 3
            {"term":{"id":"00000000-0000-0000-0000-000000000001"}}           | 1
            {"match":{"airline":"AAL"}}                                      | 1
            {"match":{"airline":"AAL BAW"}}                                  | ''
            {"match":{"airline":{"query":"AAL","operator":"and"}}}           | 1
            {"match":{"n":3}}                                                | 3
            {"match":{"business":"false"}}                                   | 2 5
            {"match":{"at":"2026-01-01T00:01:00Z"}}                          | 2
            {"match_phrase":{"note":"a%b"}}                                  | 1
            {"match_phrase":{"price":{"query":"20.50"}}}                     | 2
            {"terms":{"airline":["AAL","DLH","none"]}}                       | 1 5
            {"terms":{"n":[1,3,99]}}                                         | 1 3
            {"terms":{"booked":["2025-12-30","2026-01-02"]}}                 | 1 5
            {"terms":{"airline":[]}}                                         | ''
            {"range":{"price":{"gte":20.5,"lt":50.25}}}                      | 2 3
            {"range":{"price":{"gt":20.5,"lte":50.25}}}                      | 3 5
            {"range":{"distance":{"lt":2.5}}}                                | 1 5
            {"range":{"n":{"gt":1.5,"lt":"4"}}}                              | 2 3
            {"range":{"airline":{"gte":"B"}}}                                | 2 3 5
            {"range":{"at":{"gte":"2026-01-01T00:01","lte":"2026-01-01T00:02"}}}   | 2 3
            {"range":{"at":{"gt":"2026-01-01T00:01:00Z","lt":1767225840000}}}      | 3 4
            {"range":{"booked":{"gt":"2025-12-30","lte":"2026-01-01"}}}      | 2 3
            {"range":{"booked":{"lt":"2025-12-31T12:00:00Z"}}}               | 1 2
            {"range":{"seen":{"gt":"2026-01-01T01:00:00.000+01:00"}}}        | 2 5
            {"range":{"seen":{"lte":"2026-01-01"}}}                          | 1 2 3 5
            {"range":{"price":{}}}                                           | 1 2 3 5
            {"exists":{"field":"airline"}}                                   | 1 2 3 5
            {"exists":{"field":"business"}}                                  | 1 2 3 5
            {"prefix":{"airline":"A"}}                                       | 1
            {"prefix":{"airline":{"value":"A","case_insensitive":true}}}     | 1 3
            {"prefix":{"note":"a_"}}                                         | 2
            {"prefix":{"note":"a!"}}                                         | 3
            {"wildcard":{"note":"a?b"}}                                      | 1 2 3 5
            {"wildcard":{"note":"a%b"}}                                      | 1
            {"wildcard":{"note":{"value":"A*","case_insensitive":true}}}     | 1 2 3 5
            {"wildcard":{"note":{"wildcard":"*b"}}}                          | 1 2 3 5
            {"wildcard":{"note":"a\\\\*b"}}                                  | ''
            {"bool":{}}                                                      | 1 2 3 4 5
            {"bool":{"must":{"term":{"business":true}},"filter":[{"range":{"n":{"gt":1}}}]}}   | 3
            {"bool":{"must_not":{"term":{"airline":"AAL"}}}}                 | 2 3 4 5
            {"bool":{"must_not":[{"exists":{"field":"price"}}]}}             | 4
            {"bool":{"must_not":[{"range":{"distance":{"lt":2}}}]}}          | 2 3 4
            {"bool":{"must_not":[{"wildcard":{"note":"a_b"}}]}}              | 1 3 4 5
            {"bool":{"must_not":[{"terms":{"airline":["AAL","BAW"]}}]}}      | 3 4 5
            {"bool":{"must_not":[{"term":{"business":false}}]}}              | 1 3 4
            {"bool":{"must_not":[{"range":{"booked":{"gte":"2026-01-01"}}}]}}   | 1 2 4
            {"bool":{"should":[{"term":{"n":1}},{"term":{"n":2}}]}}          | 1 2
            {"bool":{"should":[{"term":{"n":1}}],"must":[{"range":{"n":{"lt":3}}}]}}           | 1 2
            {"bool":{"should":[{"term":{"n":1}}],"minimum_should_match":0}}  | 1 2 3 4 5
            {"bool":{"should":[{"term":{"n":1}},{"range":{"n":{"lt":3}}},{"range":{"n":{"lt":4}}}],"minimum_should_match":2}} | 1 2
            {"bool":{"should":[{"term":{"n":1}}],"minimum_should_match":2}}  | ''
            {"bool":{"must_not":[{"bool":{"should":[{"term":{"airline":"AAL"}},{"term":{"price":20.5}}]}}]}}   | 3 4 5
            """)
    void aQueryFindsWhatMatchesIt(String query, String expected) {
        assertThat(found(query)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"term":{"n":"many"}}                            | many     | field [n]
            {"term":{"business":1}}                          | 1        | field [business]
            {"term":{"n":{"value":1,"case_insensitive":true}}}| case_insensitive | field [n]
            {"range":{"business":{"gt":true}}}               | range    | field [business]
            {"range":{"at":{"gt":"yesterday"}}}              | yesterday | field [at]
            {"range":{"distance":{"gt":1e310}}}              | out of range | field [distance]
            {"prefix":{"price":"1"}}                         | prefix   | field [price]
            {"wildcard":{"at":"2026*"}}                      | wildcard | field [at]
            """)
    void aConditionThatDoesNotFitItsFieldIsRefused(String query, String what, String field) {
        assertThatThrownBy(() -> found(query))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .message()
                .startsWith("failed to parse field [query]")
                .contains(what)
                .containsIgnoringCase(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"term":{"nothing":1}} | nothing
            {"bool":{"must_not":{"exists":{"field":"at\\" is null or 1=1"}}}} | at" is null or 1=1
            """)
    void aFieldThatIsNotThereIsNamed(String query, String field) {
        assertThatThrownBy(() -> found(query))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .hasMessageContaining("[" + field + "]")
                .hasMessageContaining("[rides]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"term":{"airline":"AAL' or '1'='1"}}
            {"prefix":{"airline":"' or 1=1 --"}}
            {"wildcard":{"airline":"*'; drop table rides; --"}}
            {"terms":{"airline":["x') or 1=1 --"]}}
            """)
    void aValueIsNeverPartOfTheStatement(String query) {
        assertThat(found(query)).isEmpty();
        assertThat(found("{\"match_all\":{}}")).isEqualTo("1 2 3 4 5");
    }

    private String found(String query) {
        ReadRequest request = SourceDatabase.matching(SourceDatabase.all("rides", "n"), query);
        List<SourceDatabase.Read> records = database.read(request);
        return records.stream()
                .map(record -> String.valueOf(record.values().get(0)))
                .collect(Collectors.joining(" "));
    }
}
