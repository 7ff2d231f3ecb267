package org.slackwater.upgrademode.control;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that changes internal storage or makes a task: refused with 429 while upgrade mode is on, after
 * authorisation and before the body is looked at. The name of what it does stands in its {@link Action}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RefusedInUpgradeMode {}
