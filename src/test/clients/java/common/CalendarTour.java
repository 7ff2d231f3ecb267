import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.util.DateTime;
import java.io.IOException;

/** A calendar, its events and its jobs. */
record CalendarTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        assertThat(ml.putCalendar(calendar -> calendar.calendarId("holidays").description("days off"))
                        .calendarId())
                .isEqualTo("holidays");
        String event = ml.postCalendarEvents(
                        events -> events.calendarId("holidays").events(e -> e.description("New Year")
                                .startTime(DateTime.of("2015-01-01T00:00:00Z"))
                                .endTime(DateTime.of("2015-01-02T00:00:00Z"))))
                .events()
                .get(0)
                .description();
        assertThat(event).isEqualTo("New Year");
        assertThat(ml.putCalendarJob(calendar -> calendar.calendarId("holidays").jobId("posted"))
                        .jobIds())
                .containsExactly("posted");
        assertThat(ml.getCalendars(calendars -> calendars.calendarId("holidays"))
                        .calendars()
                        .get(0)
                        .jobIds())
                .containsExactly("posted");
        var events = ml.getCalendarEvents(all -> all.calendarId("holidays"));
        assertThat(events.count()).isEqualTo(1);
        String id = events.events().get(0).eventId();
        assertThat(ml.deleteCalendarEvent(one -> one.calendarId("holidays").eventId(id))
                        .acknowledged())
                .isTrue();
        assertThat(ml.deleteCalendarJob(
                                calendar -> calendar.calendarId("holidays").jobId("posted"))
                        .jobIds())
                .isEmpty();
        assertThat(ml.deleteCalendar(calendar -> calendar.calendarId("holidays"))
                        .acknowledged())
                .isTrue();
    }
}
