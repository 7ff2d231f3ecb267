package org.slackwater.results.control;

import jakarta.persistence.EntityManager;

/** The beans of results wired by hand. */
public final class ResultsFixture {
    private ResultsFixture() {}

    public static ResultStore store(EntityManager entities) {
        ResultStore store = new ResultStore();
        store.entities = entities;
        return store;
    }
}
