package org.slackwater.annotations.control;

import org.slackwater.annotations.entity.Annotation;
import org.slackwater.storage.TestStorage;

class AnnotationsOnPostgresTest extends AnnotationsContract {
    @Override
    TestStorage storage() {
        return TestStorage.postgres(Annotation.class);
    }
}
