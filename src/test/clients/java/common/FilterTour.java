import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import java.io.IOException;

/** Filters, to the one that a rule of a job needs. */
record FilterTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        assertThat(ml.putFilter(filter ->
                                filter.filterId("known").description("hosts").items("b", "a", "a"))
                        .items())
                .containsExactly("a", "b");
        assertThat(ml.updateFilter(filter ->
                                filter.filterId("known").addItems("c*").removeItems("b"))
                        .items())
                .containsExactly("a", "c*");
        assertThat(ml.getFilters(filters -> filters.filterId("known"))
                        .filters()
                        .get(0)
                        .description())
                .isEqualTo("hosts");
        ml.putFilter(filter -> filter.filterId("unused").items("x"));
        assertThat(ml.deleteFilter(filter -> filter.filterId("unused")).acknowledged())
                .isTrue();
        assertThat(ml.getFilters().count()).isEqualTo(1);
    }
}
