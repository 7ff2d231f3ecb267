package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.slackwater.tasks.control.LocalNode;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Node;
import org.slackwater.tasks.entity.Task;

/** Where jobs run, by the database's word: what seems to run on this node may have been taken over by another. */
@ApplicationScoped
class JobPlaces {
    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    @Inject
    LocalNode local;

    @Inject
    JobRuns runs;

    @Transactional
    public Place of(String jobId) {
        Task task = tasks.find(JobLifecycle.task(jobId)).orElse(null);
        if (task == null || task.stopDesired() || task.hasFailed()) {
            return new Place.Here();
        }
        String node = task.node();
        if (node == null) {
            return new Place.Nowhere();
        }
        if (node.equals(local.incarnation())) {
            return runs.find(jobId).isPresent() ? new Place.Here() : new Place.Nowhere();
        }
        return liveNode(node).<Place>map(JobPlaces::elsewhere).orElseGet(Place.Nowhere::new);
    }

    /** Whether a node still has the job in its hands. */
    @Transactional
    public boolean isOn(String jobId, String node) {
        return tasks.find(JobLifecycle.task(jobId))
                        .map(Task::node)
                        .filter(node::equals)
                        .isPresent()
                && liveNode(node).isPresent();
    }

    private Optional<Node> liveNode(String incarnation) {
        return nodes.live().stream()
                .filter(node -> node.incarnation().equals(incarnation))
                .findFirst();
    }

    private static Place elsewhere(Node node) {
        String address = node.address();
        return address == null ? new Place.Nowhere() : new Place.Elsewhere(node.incarnation(), address);
    }
}
