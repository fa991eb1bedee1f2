package nn.lab.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server for one test; the module with Java's own is not on a test's module path. */
final class TinyServer implements AutoCloseable {
  @SuppressWarnings("ArrayRecordComponent") // one owner
  private record Answer(int length, byte[] body) {}

  private final ServerSocket socket;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  TinyServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  URI address() {
    return URI.create("http://localhost:" + socket.getLocalPort() + "/");
  }

  /** Answers a path with a body; says it has {@code length} bytes, whatever it has. */
  void answer(String path, int length, byte[] body) {
    answers.put(path, new Answer(length, body));
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        serve(connection);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    String path = request.readLine().split(" ", -1)[1];
    request.lines().takeWhile(header -> !header.isEmpty()).forEach(_ -> {});
    Answer answer = answers.get(path);
    String status = answer == null ? "404 Not Found" : "200 OK";
    int length = answer == null ? 0 : answer.length();
    String head =
        "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n";
    OutputStream out = connection.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(answer == null ? new byte[0] : answer.body());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
