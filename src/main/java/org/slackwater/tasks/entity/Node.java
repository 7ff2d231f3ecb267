package org.slackwater.tasks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A process that runs tasks, known by its name across restarts and by its incarnation in between. */
@Entity
@Table(name = "node")
@NamedQuery(
        name = "Node.renew",
        query = "update Node n set n.leaseUntil = :until where n.name = :name and n.incarnation = :incarnation")
@NamedQuery(name = "Node.live", query = "select n from Node n where n.leaseUntil >= :now order by n.name")
@NamedQuery(
        name = "Node.suspect",
        query = "update Node n set n.leaseUntil = :until where n.gridMember = :member and n.leaseUntil > :until")
public class Node {
    @Id
    private String name = "";

    @Column(name = "node_id")
    private String nodeId = "";

    private String incarnation = "";

    @Column(name = "started_at")
    private long startedAt;

    @Column(name = "lease_until")
    private long leaseUntil;

    private @Nullable String address;

    private int capacity;

    @Column(name = "grid_member")
    private @Nullable String gridMember;

    @Column(name = "heap_max")
    private long heapMax;

    private long memory;

    protected Node() {}

    public Node(String name, String nodeId) {
        this.name = name;
        this.nodeId = nodeId;
    }

    /**
     * A new process under the same name; whatever the one before it still ran is no longer its own.
     *
     * @param now by the database's clock, as is the lease
     * @param newAddress where other nodes reach its API
     * @param newCapacity how many jobs it takes
     */
    public void restarted(String newIncarnation, long now, long lease, @Nullable String newAddress, int newCapacity) {
        incarnation = newIncarnation;
        startedAt = now;
        leaseUntil = now + lease;
        address = newAddress;
        capacity = newCapacity;
        gridMember = null;
    }

    /** Who the process is in the data grid, whose members notice its end before its lease runs out. */
    public void joined(String member) {
        gridMember = member;
    }

    public String name() {
        return name;
    }

    public String nodeId() {
        return nodeId;
    }

    public String incarnation() {
        return incarnation;
    }

    public boolean liveAt(long now) {
        return leaseUntil >= now;
    }

    /** Where other nodes reach its API, such as {@code http://10.0.0.7:8080}; null when it did not say. */
    public @Nullable String address() {
        return address;
    }

    public int capacity() {
        return capacity;
    }

    /**
     * What the process may use, and what its machine has.
     *
     * @param newHeapMax bytes
     * @param newMemory bytes
     */
    public void has(long newHeapMax, long newMemory) {
        heapMax = newHeapMax;
        memory = newMemory;
    }

    public long heapMax() {
        return heapMax;
    }

    public long memory() {
        return memory;
    }
}
