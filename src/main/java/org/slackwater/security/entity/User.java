package org.slackwater.security.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who may call, with the groups that say what. */
@Entity
@Table(name = "api_user")
@Cacheable(false)
@NamedQuery(name = "User.all", query = "select u from User u order by u.name")
@NamedQuery(name = "User.count", query = "select count(u) from User u")
public class User {
    @Id
    @Column(name = "name")
    private String name = "";

    @Column(name = "password_hash")
    private String passwordHash = "";

    @ElementCollection
    @CollectionTable(name = "api_user_group", joinColumns = @JoinColumn(name = "name"))
    @Column(name = "group_name")
    private Set<String> groups = new HashSet<>();

    protected User() {}

    public User(String name, String passwordHash, Collection<String> groups) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.groups = new HashSet<>(groups);
    }

    public String name() {
        return name;
    }

    /** With its salt and parameters, in the form of {@code Pbkdf2PasswordHash}. */
    public String passwordHash() {
        return passwordHash;
    }

    public Set<String> groups() {
        return new TreeSet<>(groups);
    }

    public void changePassword(String newHash) {
        passwordHash = newHash;
    }

    public void changeGroups(Collection<String> newGroups) {
        groups = new HashSet<>(newGroups);
    }
}
