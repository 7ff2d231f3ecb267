package org.slackwater.filters.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A list of values by its name, as it is stored: the document of a {@link FilterConfig}. */
@Entity
@Table(name = "value_filter")
@Cacheable(false)
@NamedQuery(name = "Filter.ids", query = "select f.filterId from Filter f order by f.filterId")
public class Filter {
    @Id
    @Column(name = "filter_id")
    private String filterId = "";

    private String config = "";

    protected Filter() {}

    public Filter(String filterId, String config) {
        this.filterId = filterId;
        this.config = config;
    }

    public String config() {
        return config;
    }

    public void reconfigure(String newConfig) {
        config = newConfig;
    }
}
