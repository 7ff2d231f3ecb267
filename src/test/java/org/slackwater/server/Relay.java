package org.slackwater.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The wire to the database, or to a node's data grid, which can be cut in three ways: silently, when what was sent arrives
 * late; silently and for good; and with an end of all connections. A relay of our own: no proxy of the kind is in Maven
 * Central without a server of another language beside it.
 */
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean holding;
    private volatile boolean refusing;
    private final AtomicInteger connections = new AtomicInteger();

    /** Connections up to this number carry nothing any more. */
    private volatile int lost;

    public Relay(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("relay to " + target, this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Nothing arrives, and nobody is told; it arrives after {@link #mend}. */
    public void hold() {
        set(true);
    }

    /** All connections end, and no new one is made. */
    public void refuse() {
        refusing = true;
        sockets.forEach(Relay::end);
    }

    /**
     * What the connections of now carry is swallowed from now on, and neither end is told; new ones are as they should be. As
     * when a host has lost its power, or a firewall has forgotten.
     */
    public void lose() {
        lost = connections.get();
    }

    public void mend() {
        refusing = false;
        set(false);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuse();
        set(false);
    }

    private void set(boolean hold) {
        lock.lock();
        try {
            holding = hold;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitCarrying() {
        lock.lock();
        try {
            while (holding) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                carry(entrance.accept());
            } catch (IOException closed) {
                refusing = true;
            }
        }
    }

    private void carry(Socket near) {
        sockets.add(near);
        try {
            awaitCarrying();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(far);
            int number = connections.incrementAndGet();
            run("relay out", () -> pump(number, near, far));
            run("relay in", () -> pump(number, far, near));
            if (refusing) {
                end(near);
                end(far);
            }
        } catch (IOException nobodyThere) {
            end(near);
        }
    }

    private void pump(int number, Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitCarrying();
                if (number > lost) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException ended) {
            // One end is gone: the other learns of it below, as it would over a wire.
            sockets.remove(from);
        }
        awaitCarrying();
        if (number > lost) {
            end(to);
            sockets.remove(to);
        }
        end(from);
        sockets.remove(from);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
