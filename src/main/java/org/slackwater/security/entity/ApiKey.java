package org.slackwater.security.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A key that a user gave to a program. It dies with its owner. */
@Entity
@Table(name = "api_key")
@Cacheable(false)
@NamedQuery(name = "ApiKey.all", query = "select k from ApiKey k order by k.createdAt, k.id")
@NamedQuery(
        name = "ApiKey.invalidate",
        query = "update ApiKey k set k.invalidatedAt = :now where k.id = :id and k.invalidatedAt is null")
@NamedQuery(
        name = "ApiKey.forget",
        query = "delete from ApiKey k where k.invalidatedAt < :before or k.expiresAt < :before")
public class ApiKey {
    @Id
    @Column(name = "key_id")
    private String id = "";

    private String name = "";

    private String owner = "";

    @Column(name = "secret_hash")
    private String secretHash = "";

    @Column(name = "role_descriptors")
    private @Nullable String roleDescriptors;

    private String metadata = "{}";

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    @Column(name = "invalidated_at")
    private @Nullable Long invalidatedAt;

    protected ApiKey() {}

    /**
     * @param roleDescriptors JSON, or null for all that the owner may
     * @param metadata JSON
     */
    public ApiKey(
            String id,
            String name,
            String owner,
            String secretHash,
            @Nullable String roleDescriptors,
            String metadata,
            long createdAt,
            @Nullable Long expiresAt) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.secretHash = secretHash;
        this.roleDescriptors = roleDescriptors;
        this.metadata = metadata;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public boolean isValidAt(long now) {
        return invalidatedAt == null && (expiresAt == null || now < expiresAt);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The name of a user. */
    public String owner() {
        return owner;
    }

    public String secretHash() {
        return secretHash;
    }

    public @Nullable String roleDescriptors() {
        return roleDescriptors;
    }

    public String metadata() {
        return metadata;
    }

    public long createdAt() {
        return createdAt;
    }

    public @Nullable Long expiresAt() {
        return expiresAt;
    }

    public @Nullable Long invalidatedAt() {
        return invalidatedAt;
    }
}
