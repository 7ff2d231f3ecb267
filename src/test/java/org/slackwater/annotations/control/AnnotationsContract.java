package org.slackwater.annotations.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slackwater.annotations.entity.AnnotatedSeries;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.storage.TestStorage;

/** What every database must keep of annotations, and let go. */
abstract class AnnotationsContract {
    private static final AnnotatedSeries SERIES = new AnnotatedSeries(3, "p", "\ud83d\udca5", null, null, "b", "");

    private final TestStorage storage = storage();
    private final Annotations annotations = AnnotationsFixture.of(storage.entities());

    abstract TestStorage storage();

    @AfterEach
    void end() {
        storage.close();
    }

    @Test
    void whatIsWrittenAgainStandsInItsPlace() {
        List<String> ids = List.of("a", "b", "c");
        write(ids.stream().map(id -> at(10, id, AnnotationEvent.MODEL_CHANGE)).toList());
        List<AnnotationView> first = all();

        write(ids.stream().map(id -> at(10, id, AnnotationEvent.MODEL_CHANGE)).toList());
        write(List.of());

        assertThat(all()).isEqualTo(first).hasSize(3);
        assertThat(first.get(0))
                .extracting(
                        AnnotationView::detectorIndex,
                        AnnotationView::partitionFieldValue,
                        AnnotationView::byFieldValue,
                        AnnotationView::overFieldName,
                        AnnotationView::event)
                .containsExactly(3, "\ud83d\udca5", "", null, "model_change");
    }

    @Test
    void manyAreWrittenAtOnce() {
        List<Annotation> many = java.util.stream.IntStream.range(0, 1_201)
                .mapToObj(i -> at(i, "many-" + i, AnnotationEvent.MODEL_CHANGE))
                .toList();

        write(many);
        write(many.stream()
                .map(each -> at(0, each.key().annotationId(), AnnotationEvent.MODEL_CHANGE))
                .toList());

        assertThat(all()).hasSize(1_201).allSatisfy(each -> assertThat(each.timestamp())
                .isZero());
    }

    @Test
    void whatIsOfUsersStaysUnlessItIsToGo() {
        write(oneOfEachAt(10));
        storage.transaction(() -> annotations.removeAll("other", true));
        assertThat(all()).hasSize(AnnotationEvent.values().length);

        storage.transaction(() -> annotations.removeAll("job", false));
        assertThat(all()).extracting(AnnotationView::event).containsExactly("user");

        storage.transaction(() -> annotations.removeAll("job", true));
        assertThat(all()).isEmpty();
    }

    @Test
    void whatIsLaterThanAResultGoesWithIt() {
        write(oneOfEachAt(10));
        write(oneOfEachAt(11));

        storage.transaction(() -> annotations.removeAfter("job", 10));

        assertThat(all()).hasSize(AnnotationEvent.values().length + 2);
        assertThat(all().stream().filter(each -> each.timestamp() == 11))
                .extracting(AnnotationView::event)
                .containsExactlyInAnyOrder("user", "model_snapshot_stored");
    }

    @Test
    void whatIsOldGoes() {
        write(oneOfEachAt(10));
        write(oneOfEachAt(11));

        storage.transaction(() -> annotations.removeBefore("job", 12));

        assertThat(all()).hasSize(AnnotationEvent.values().length + 1);
        assertThat(all().stream().filter(each -> each.timestamp() == 10))
                .extracting(AnnotationView::event)
                .containsExactly("user");
    }

    @Test
    void theLatestThatTouchesIsFound() {
        write(List.of(at(10, "a", AnnotationEvent.DELAYED_DATA), at(20, "b", AnnotationEvent.DELAYED_DATA)));

        assertThat(touching(11, 12)).isEqualTo("a");
        assertThat(touching(8, 10)).isEqualTo("a");
        assertThat(touching(11, 20)).isEqualTo("b");
        assertThat(touching(12, 19)).isEmpty();
        assertThat(touching(22, 30)).isEmpty();
    }

    private String touching(long start, long end) {
        return annotations
                .latestTouching("job", AnnotationEvent.DELAYED_DATA, start, end)
                .map(found -> found.key().annotationId())
                .orElse("");
    }

    private static List<Annotation> oneOfEachAt(long time) {
        return java.util.Arrays.stream(AnnotationEvent.values())
                .map(event -> at(time, event.word() + time, event))
                .toList();
    }

    /** One that ends with the time after it. */
    private static Annotation at(long time, String id, AnnotationEvent event) {
        return new Annotation(new AnnotationKey("job", id), event, "text", time, time + 1, SERIES, 5);
    }

    private void write(List<Annotation> some) {
        storage.transaction(() -> annotations.replace("job", some));
    }

    private List<AnnotationView> all() {
        return AnnotationsFixture.all(storage.entities(), "job");
    }
}
