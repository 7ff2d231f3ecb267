package org.slackwater.benchmark;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz, clustered on its JDBC job store: {@code standby} on each node, and wait until none executes a job. */
final class QuartzPeer implements Peer {
    private static final String NAME = "peer";
    private static final String SCHEMA = "peer_quartz";
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    private static final int REGISTERED_AT_ONCE = 500;
    /** More often than it can run them all; not so often that the first to run would always be those that waited longest. */
    private static final int RUNS_ASKED_A_SECOND = 500;

    private final DataSource database;
    private final PeerWork work;
    private final List<AgroalDataSource> pools = new ArrayList<>();
    private final List<Scheduler> nodes = new ArrayList<>();
    private final int count;

    QuartzPeer(DataSource database, int count, PeerWork work) {
        this.database = database;
        this.count = count;
        this.work = work;
    }

    @Override
    public String name() {
        return "Quartz";
    }

    @Override
    public void register(int tasks, int busy) {
        close();
        Pool.clear(database, SCHEMA);
        for (int i = 0; i < count; i++) {
            AgroalDataSource pool = Pool.in(database, SCHEMA);
            pools.add(pool);
            DBConnectionManager.getInstance().addConnectionProvider(NAME + i, provider(pool));
        }
        createTables(pools.get(0));
        try {
            for (int i = 0; i < count; i++) {
                nodes.add(node(i));
            }
            Date due = new Date();
            for (int from = 0; from < tasks; from += REGISTERED_AT_ONCE) {
                register(from, Math.min(tasks, from + REGISTERED_AT_ONCE), busy, due);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What runs again and again is due since the same moment, so that none has to starve. */
    private void register(int from, int to, int busy, Date due) throws SchedulerException {
        Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
        for (int i = from; i < to; i++) {
            JobDetail job =
                    JobBuilder.newJob(Task.class).withIdentity("task-" + i).build();
            Trigger trigger = TriggerBuilder.newTrigger()
                    .withIdentity("task-" + i)
                    .startAt(i < busy ? due : Date.from(Instant.now().plus(Duration.ofDays(365))))
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(Math.max(1, 1_000L * busy / RUNS_ASKED_A_SECOND))
                            .repeatForever())
                    .build();
            jobs.put(job, Set.of(trigger));
        }
        nodes.get(0).scheduleJobs(jobs, false);
    }

    private Scheduler node(int number) throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "node-" + number);
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(THREADS));
        settings.setProperty("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
        settings.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        settings.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        settings.setProperty("org.quartz.jobStore.dataSource", NAME + number);
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
        // A process has one scheduler of a name; these are to be nodes of one cluster.
        SchedulerRepository.getInstance().remove(NAME);
        scheduler.setJobFactory((fired, whose) -> new Task(work));
        return scheduler;
    }

    private static ConnectionProvider provider(AgroalDataSource pool) {
        return new ConnectionProvider() {
            @Override
            public Connection getConnection() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void shutdown() {
                pool.close();
            }

            @Override
            public void initialize() {
                // it is ready
            }
        };
    }

    private static void createTables(DataSource pool) {
        try (InputStream script = QuartzPeer.class.getResourceAsStream(TABLES);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (script == null) {
                throw new IllegalStateException("Quartz has no " + TABLES);
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start() {
        for (Scheduler node : nodes) {
            try {
                node.start();
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void quiesce() {
        Together.each(nodes, nodes.size(), node -> {
            try {
                node.standby();
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
            Awaitility.await("the jobs of Quartz")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> node.getCurrentlyExecutingJobs().isEmpty());
        });
    }

    @Override
    public void close() {
        for (Scheduler node : nodes) {
            try {
                node.shutdown(true);
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
        nodes.clear();
        pools.forEach(AgroalDataSource::close);
        pools.clear();
    }

    /** One job: Quartz makes it anew for each run. */
    @DisallowConcurrentExecution
    static final class Task implements Job {
        private final PeerWork work;

        Task(PeerWork work) {
            this.work = work;
        }

        @Override
        public void execute(JobExecutionContext context) {
            work.run(context.getJobDetail().getKey().getName());
        }
    }
}
