package org.slackwater.storage;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import org.jspecify.annotations.Nullable;

/** What a server does around a transactional method: one session for each transaction of a thread. */
public final class TestTransactions {
    private final TestStorage storage;
    private final ThreadLocal<Deque<EntityManager>> sessions = ThreadLocal.withInitial(ArrayDeque::new);

    TestTransactions(TestStorage storage) {
        this.storage = storage;
    }

    /** Stands for the session of whatever transaction the calling thread is in. */
    EntityManager entities() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    EntityManager session = sessions.get().peek();
                    if (session == null) {
                        throw new IllegalStateException(method.getName() + " outside of a transaction");
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @RuntimeType
    public @Nullable Object intercept(@Origin Method method, @SuperCall Callable<?> work) throws Exception {
        Transactional own = method.getAnnotation(Transactional.class);
        Transactional declared = own != null ? own : method.getDeclaringClass().getAnnotation(Transactional.class);
        if (declared == null) {
            return work.call();
        }
        boolean inside = !sessions.get().isEmpty();
        if (declared.value() == TxType.MANDATORY && !inside) {
            throw new IllegalStateException(method + " needs a transaction");
        }
        return inside && declared.value() != TxType.REQUIRES_NEW ? work.call() : inNew(work);
    }

    /** Runs a test's own work in a transaction. */
    <T> T inNew(Callable<T> work) throws Exception {
        EntityManager session = storage.anotherSession();
        sessions.get().push(session);
        session.getTransaction().begin();
        try {
            T result = work.call();
            session.getTransaction().commit();
            return result;
        } finally {
            if (session.getTransaction().isActive()) {
                session.getTransaction().rollback();
            }
            session.close();
            sessions.get().pop();
        }
    }
}
