package org.slackwater.http.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.CatColumn;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.CatValue;

class CatParametersTest {
    private record Boat(String name, long draught, @Nullable Double laidUpMillis, long hold) {}

    private static final List<Boat> BOATS = List.of(
            new Boat("petrel", 20, 1_500.0, 3 << 20), new Boat("auk", 100, null, 1_536), new Boat("gull", 3, 0.25, 0));

    private static final List<CatColumn<Boat>> COLUMNS = List.of(
            CatColumn.of("name", "its name", (Boat boat) -> CatValue.text(boat.name()), "n")
                    .usual(),
            CatColumn.of("draught", "how deep it goes", (Boat boat) -> CatValue.count(boat.draught()), "d")
                    .usual(),
            CatColumn.of("time.laid_up", "in dock", (Boat boat) -> CatValue.millis(boat.laidUpMillis()), "tlu"),
            CatColumn.of("hold", "what it carries", (Boat boat) -> CatValue.bytes(boat.hold())));

    private final CatParameters asked = new CatParameters();

    @Test
    void withoutAWishTheUsualColumnsInTheGivenOrder() {
        assertThat(table().columns()).containsExactly("name", "draught");
        assertThat(table().rows())
                .containsExactly(List.of("petrel", "20"), List.of("auk", "100"), List.of("gull", "3"));
        assertThat(table().header()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            hold,n | hold,n
            n,name | n,name
            time.* | time.laid_up
            timeL* | time.laid_up
            * | name,draught,time.laid_up,hold
            timeLaidUp | timeLaidUp
            h*,d | hold,d
            nothing* |
            """)
    void columnsByNameAliasAndWildcard(String wanted, @Nullable String shown) {
        asked.columns = wanted;

        assertThat(table().columns()).isEqualTo(shown == null ? List.of() : Arrays.asList(shown.split(",")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name | auk,gull,petrel
            n:desc | petrel,gull,auk
            d | gull,petrel,auk
            draught:desc | auk,petrel,gull
            tlu:asc | auk,gull,petrel
            hold:desc,name | petrel,auk,gull
            """)
    void rowsAreSortedByWhatTheySayAndNotByTheirWords(String order, String names) {
        asked.columns = "n";
        asked.order = order;

        assertThat(table().rows().stream().map(row -> row.get(0))).isEqualTo(Arrays.asList(names.split(",")));
    }

    @ParameterizedTest
    @CsvSource({
        ", , 3mb, 1.5s",
        "b, ms, 3145728, 1500",
        "kb, nanos, 3072, 1500000000",
        "gb, m, 0, 0",
    })
    void sizesAndDurationsInTheUnitThatIsAskedFor(
            @Nullable String bytes, @Nullable String time, String hold, String laidUp) {
        asked.columns = "hold,tlu";
        asked.bytes = bytes;
        asked.time = time;

        assertThat(table().rows().get(0)).containsExactly(hold, laidUp);
    }

    @Test
    void aUnitThatSuitsIsNeverRoundedUp() {
        asked.columns = "hold,tlu";

        assertThat(table().rows().get(1)).containsExactly("1.5kb", null);
        assertThat(table().rows().get(2)).containsExactly("0b", "250micros");
        assertThat(new CatUnits(null, null).words(CatValue.nanos(59_999_999_999L)))
                .isEqualTo("59.9s");
    }

    @Test
    void helpNamesEveryColumn() {
        asked.help = "";

        assertThat(table().rows())
                .hasSize(COLUMNS.size())
                .contains(List.of("time.laid_up", "tlu,timeLaidUp", "in dock"));
    }

    @Test
    void whatHasNoValueIsLeftOutOfObjects() {
        asked.columns = "n,tlu";

        assertThat(table().asMaps().get(1)).containsOnlyKeys("n");
    }

    @ParameterizedTest
    @CsvSource({
        "h, mast",
        "h, ''",
        "s, mast:desc",
        "s, draught:up",
        "bytes, k",
        "time, weeks",
        "format, yaml",
        "v, yes",
        "help, 1"
    })
    void whatIsNotThereIsRefusedByName(String parameter, String value) {
        switch (parameter) {
            case "h" -> asked.columns = value;
            case "s" -> asked.order = value;
            case "bytes" -> asked.bytes = value;
            case "time" -> asked.time = value;
            case "format" -> asked.format = value;
            case "v" -> asked.header = value;
            default -> asked.help = value;
        }

        assertThatThrownBy(this::table).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.reason()).contains("[" + parameter + "]");
        });
    }

    private CatTable table() {
        return asked.table(COLUMNS, BOATS);
    }
}
