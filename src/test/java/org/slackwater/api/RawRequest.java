package org.slackwater.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/** Requests that no HTTP client would send. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServerProcess server;

    RawRequest(ServerProcess server) {
        this.server = server;
    }

    /** @param line method and target, as they are */
    Answer send(String line, Map<String, String> headers, byte[] body) {
        String credentials = Base64.getEncoder()
                .encodeToString((ServerProcess.ADMIN + ":" + ServerProcess.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String head = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic " + credentials
                + "\r\nContent-Length: " + body.length + "\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Answer answer(String text) {
        int gap = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, gap).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        String body = text.substring(gap + 4);
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                "chunked".equals(headers.get("Transfer-Encoding")) ? unchunked(body) : body,
                headers);
    }

    private static String unchunked(String body) {
        int end = body.indexOf("\r\n");
        return end < 0
                ? body
                : body.substring(
                        end + 2, Math.min(body.length(), end + 2 + Integer.parseInt(body.substring(0, end), 16)));
    }
}
