package org.slackwater.storage;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPrivate;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;

/**
 * The application's beans on real storage without a server: each made once with what it injects, its transactions as
 * they are declared, its executors on a few threads. What a test gives stands for what it is an instance of. Two of
 * these on one storage are two processes.
 */
public final class Beans implements AutoCloseable {
    private final TestTransactions transactions;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private final ManagedScheduledExecutorService managed = managed(threads);
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    public Beans(TestStorage storage) {
        transactions = new TestTransactions(storage);
    }

    /** From now on this is what beans get who inject the type. */
    public <T> Beans with(Class<T> type, T instance) {
        made.put(type, instance);
        return this;
    }

    /** The bean of a class; only one thread makes beans. */
    public <T> T get(Class<T> type) {
        Object there = made.get(type);
        if (there != null) {
            return type.cast(there);
        }
        try {
            Constructor<? extends T> constructor = transactional(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            made.put(type, bean);
            inject(type, bean);
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no bean of " + type, e);
        }
    }

    public <T> T inTransaction(Callable<T> work) {
        try {
            return transactions.inNew(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public ScheduledExecutorService threads() {
        return threads;
    }

    @SuppressWarnings("unchecked")
    private <T> Class<? extends T> transactional(Class<T> type) throws IllegalAccessException {
        return (Class<? extends T>) new ByteBuddy()
                .subclass(type)
                .name(type.getName() + "InTransactions" + System.identityHashCode(this))
                .method(not(isPrivate()).and(not(isStatic())).and(not(isDeclaredBy(Object.class))))
                .intercept(MethodDelegation.to(transactions))
                .make()
                .load(
                        type.getClassLoader(),
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                .getLoaded();
    }

    private void inject(Class<?> type, Object bean) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            if (field.isAnnotationPresent(PersistenceContext.class)) {
                field.set(bean, transactions.entities());
            } else if (field.isAnnotationPresent(Resource.class)) {
                field.set(bean, managed);
            } else if (field.isAnnotationPresent(Inject.class)
                    && !field.getType().isPrimitive()) {
                field.set(bean, get(field.getType()));
            }
        }
    }

    private static ManagedScheduledExecutorService managed(ScheduledExecutorService threads) {
        return (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                Beans.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(threads, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The process is gone: whatever its threads were about to do is not done any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
