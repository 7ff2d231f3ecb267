package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.jobs.entity.MemoryLimit;

/** What the operator decides about jobs. */
@ApplicationScoped
public class JobSettings {
    /** The most that {@code model_memory_limit} of a job may be, such as {@code 512mb}; none when not set. */
    public static final String MAX_MODEL_MEMORY = "slackwater.jobs.max-model-memory-limit";

    @Inject
    @ConfigProperty(name = MAX_MODEL_MEMORY)
    Optional<String> maxModelMemory = Optional.empty();

    public Optional<MemoryLimit> maximum() {
        return maxModelMemory.map(MemoryLimit::parse);
    }

    /** The limit of a job that does not say: the API's default, unless the maximum is less. */
    public MemoryLimit whenNone() {
        return maximum().map(MemoryLimit.DEFAULT::atMost).orElse(MemoryLimit.DEFAULT);
    }
}
