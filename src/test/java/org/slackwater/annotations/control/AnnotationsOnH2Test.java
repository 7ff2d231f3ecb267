package org.slackwater.annotations.control;

import org.slackwater.annotations.entity.Annotation;
import org.slackwater.storage.TestStorage;

class AnnotationsOnH2Test extends AnnotationsContract {
    @Override
    TestStorage storage() {
        return TestStorage.h2(Annotation.class);
    }
}
