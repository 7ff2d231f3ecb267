package org.slackwater.upgrademode.control;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a JAX-RS resource method that changes internal storage or makes a task: refused with 429 while upgrade mode is
 * on. The value is not part of the binding; the action's name goes into {@link Action}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RefusedInUpgradeMode {}
