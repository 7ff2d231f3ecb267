package org.slackwater.tasks.control;

/** Says whether tasks may be assigned now; whoever may forbid it implements this. */
public interface AssignmentGate {
    /** Called first in a transaction that assigns tasks; when it is open it stays open until the transaction ends. */
    boolean open();
}
