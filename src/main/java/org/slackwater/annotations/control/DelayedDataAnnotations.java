package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.slackwater.annotations.entity.AnnotatedSeries;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;

/** Notes that records came too late to be read. Writes join the caller's transaction. */
@ApplicationScoped
public class DelayedDataAnnotations {
    @Inject
    Annotations annotations;

    @Inject
    Clock clock;

    /**
     * One annotation for what was found again and again: it goes on as long as what is found touches it.
     *
     * @return false when the same has been noted before
     */
    public boolean noted(String jobId, long start, long end, String text) {
        long now = clock.millis();
        Optional<Annotation> known = annotations.latestTouching(jobId, AnnotationEvent.DELAYED_DATA, start, end);
        if (known.isPresent()) {
            return known.get().saysNow(text, end, now);
        }
        String id = AnnotationId.of(start, AnnotationEvent.DELAYED_DATA.word(), "", null, null, null, null);
        annotations.add(new Annotation(
                new AnnotationKey(jobId, id),
                AnnotationEvent.DELAYED_DATA,
                text,
                start,
                end,
                AnnotatedSeries.WHOLE_JOB,
                now));
        return true;
    }
}
