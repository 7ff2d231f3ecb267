package org.slackwater.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.upgrademode.control.UpgradeMode;
import org.slackwater.upgrademode.control.UpgradeModeView;

/** Inside the server: the bean that sets upgrade mode asks for the privilege itself, whoever calls it. */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    @Inject
    @Nullable
    UpgradeMode upgradeMode;

    @Inject
    @Nullable
    UpgradeModeView view;

    @Deployment
    static WebArchive war() {
        String war = System.getProperty("slackwater.war", "target/slackwater.war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(war)).addClass(GuardIT.class);
    }

    @Test
    @SuppressWarnings("NullAway") // injected
    void theBeanRefusesACallerWithoutAnIdentity() {
        ApiException refused =
                assertThrows(ApiException.class, () -> upgradeMode.set(true, TimeValue.parse("1s", "timeout"), null));

        assertEquals(401, refused.status());
        assertEquals("security_exception", refused.type());
        assertEquals(false, view.isOn());
    }
}
