package org.slackwater.results.boundary;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;

/** The parameters that all lists of results have. */
public class ListQuery {
    @QueryParam("desc")
    @Nullable
    Flag desc;

    @QueryParam("start")
    @Nullable
    String start;

    @QueryParam("end")
    @Nullable
    String end;

    @QueryParam("exclude_interim")
    @Nullable
    Flag excludeInterim;

    @QueryParam("from")
    @Nullable
    Integer from;

    @QueryParam("size")
    @Nullable
    Integer size;

    @QueryParam("sort")
    @Nullable
    String sort;
}
