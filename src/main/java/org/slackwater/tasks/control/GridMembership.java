package org.slackwater.tasks.control;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** This node in the server's own data grid. The only class that knows of which make it is. */
final class GridMembership {
    /** Something to look at; which member is gone, if that is it. */
    record News(@Nullable String lostMember) {}

    private static final String TOPIC = "slackwater";

    private final HazelcastInstance grid;
    private final ITopic<String> topic;
    private final UUID topicListener;
    private final UUID memberListener;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    private GridMembership(HazelcastInstance grid) {
        this.grid = grid;
        topic = grid.getTopic(TOPIC);
        String self = member();
        topicListener = topic.addMessageListener(message -> {
            // What waits already will make us look: more of the same says nothing new.
            if (!self.equals(message.getMessageObject()) && news.isEmpty()) {
                news.add(new News(null));
            }
        });
        memberListener = grid.getCluster().addMembershipListener(new MembershipAdapter() {
            @Override
            public void memberRemoved(MembershipEvent event) {
                news.add(new News(event.getMember().getUuid().toString()));
            }
        });
    }

    static GridMembership of(Object grid) {
        return new GridMembership((HazelcastInstance) grid);
    }

    String member() {
        return grid.getCluster().getLocalMember().getUuid().toString();
    }

    void tell() {
        topic.publish(member());
    }

    News next() throws InterruptedException {
        return news.take();
    }

    void leave() {
        topic.removeMessageListener(topicListener);
        grid.getCluster().removeMembershipListener(memberListener);
    }
}
