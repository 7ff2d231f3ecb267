package org.slackwater.forecasts.control;

import org.slackwater.http.entity.ApiException;

/** How a forecast is refused that cannot be made of this job: 400, with the type that the API has for it. */
final class ForecastRefused {
    private ForecastRefused() {}

    static ApiException because(String reason) {
        return new ApiException(400, "status_exception", reason);
    }
}
