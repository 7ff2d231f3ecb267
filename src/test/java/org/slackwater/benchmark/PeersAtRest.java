package org.slackwater.benchmark;

import java.time.Duration;

/** How long peers take to bring to rest what they run. */
final class PeersAtRest {
    /** Long enough to see whatever was under way when a peer said that nothing was. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /**
     * In milliseconds since the peer was told to.
     *
     * @param said until by its own word nothing ran any more
     * @param quiet until in addition the last write was committed, which may be later
     * @param saved until in addition each task that had run had saved a state as large as that of a job, which a shop that
     *     needs it would have to write
     */
    record Times(Samples said, Samples quiet, Samples saved) {}

    private final Report report;
    private final int repeats;
    private final PeerWork work;

    /** @param work what the peers' tasks do */
    PeersAtRest(Report report, int repeats, PeerWork work) {
        this.report = report;
        this.repeats = repeats;
        this.work = work;
    }

    Times measure(Peer peer, int tasks, int busy) {
        peer.register(tasks, busy);
        Times times = new Times(new Samples(), new Samples(), new Samples());
        Samples rate = new Samples();
        int late = 0;
        for (int round = 0; round <= repeats; round++) {
            peer.start();
            double runs = work.awaitRuns(busy);
            long begin = System.nanoTime();
            peer.quiesce();
            long said = System.nanoTime();
            long quiet = Math.max(said, work.awaitLastCommit(SILENCE));
            late += quiet > said ? 1 : 0;
            double saving = work.saveStates();
            if (round > 0) {
                times.said().add((said - begin) / 1e6);
                times.quiet().add((quiet - begin) / 1e6);
                times.saved().add((quiet - begin) / 1e6 + 1_000 * saving);
                rate.add(runs);
            }
        }
        report.say(
                "  %s, %,d tasks: says that nothing runs after %s ms; last write after %s ms, later than that in %d of %d"
                        + " rounds; states saved after %s ms; runs/s before %s",
                peer.name(), tasks, times.said(), times.quiet(), late, repeats + 1, times.saved(), rate);
        return times;
    }
}
