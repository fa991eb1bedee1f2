package nn.lab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import nn.lab.console.Progress;

/**
 * Downloads packed files from the first of several servers that has them. A file has its name only
 * when it is whole and its digest is right.
 */
final class Downloader {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int CHUNK = 1 << 16;
  private static final double MEGA = 1e6;

  private final List<URI> servers;

  /** Creates a downloader; each server's address ends with a slash. */
  Downloader(List<URI> servers) {
    this.servers = List.copyOf(servers);
  }

  /**
   * Downloads a file.
   *
   * @param name on the server and in the folder; it ends in {@code .gz}
   * @param sha256 of the unpacked file
   * @throws IOException naming every server and what was wrong with it
   */
  void download(String name, String sha256, Path folder, Progress progress) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI server : servers) {
      URI address = server.resolve(name);
      Path temporary = Files.createTempFile(folder, name, ".part");
      try {
        fetch(address, temporary, name, progress);
        requireDigest(temporary, sha256);
        Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        progress.milestone("downloaded " + folder.resolve(name));
        return;
      } catch (IOException e) {
        failures.add(address + ": " + reason(e));
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
    throw new IOException(String.join("\n  ", failures));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void fetch(URI address, Path file, String name, Progress progress)
      throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NORMAL).build()) {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        response.body().close();
        throw new IOException("the server answered " + response.statusCode());
      }
      long size = response.headers().firstValueAsLong("content-length").orElse(-1);
      try (InputStream in = response.body();
          OutputStream out = Files.newOutputStream(file)) {
        copy(in, out, size, name, progress);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private static void copy(
      InputStream in, OutputStream out, long size, String name, Progress progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long done = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      out.write(chunk, 0, read);
      done += read;
      long now = done;
      progress.update(() -> "downloading " + name + "  " + shown(now, size));
    }
    if (size >= 0 && done != size) {
      throw new IOException("the connection ended after " + done + " of " + size + " bytes");
    }
  }

  /** Returns a bar, if it is known how much there is. */
  private static String shown(long done, long size) {
    if (size <= 0) {
      return String.format(Locale.ROOT, "%.1f MB", done / MEGA);
    }
    int filled = (int) (20 * done / size);
    return String.format(
        Locale.ROOT,
        "[%s%s] %.1f of %.1f MB",
        "#".repeat(filled),
        ".".repeat(20 - filled),
        done / MEGA,
        size / MEGA);
  }

  private static void requireDigest(Path file, String sha256) throws IOException {
    String found;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      found = Sha256.of(in);
    }
    if (!found.equals(sha256)) {
      throw new IOException("expected SHA-256 " + sha256 + " (unpacked), found " + found);
    }
  }
}
