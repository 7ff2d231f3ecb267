package org.slackwater.benchmark;

import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.entity.Allocation;

/** The same transaction without what makes it a fence: only to see what that costs. */
public class Unfenced extends FencedTransaction {
    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public <T> T write(Allocation allocation, Supplier<T> work) {
        return work.get();
    }
}
