package nn.lab.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nn.api.plugin.Problem;
import nn.lab.config.DataConfig.Known;
import nn.lab.console.Progress;
import nn.layers.data.FashionMnist.Part;

/** Finds the four files of Fashion-MNIST, or downloads them. */
final class FashionMnistFiles {
  /** The authors' repository, then the server that its README names. */
  static final List<URI> OFFICIAL =
      List.of(
          URI.create(
              "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"));

  private static final String NAME = Known.FASHION_MNIST.toString();

  private final DataFolders folders;
  private final Downloader downloader;

  FashionMnistFiles(DataFolders folders, Downloader downloader) {
    this.folders = folders;
    this.downloader = downloader;
  }

  /**
   * Returns a folder that holds all four files.
   *
   * @throws IOException if they are nowhere and cannot be downloaded, or some of them are in a
   *     folder that the user named; the message says where they were looked for and what to do
   */
  Path folder(Progress progress) throws IOException {
    Optional<Problem> missing = folders.missing();
    if (missing.isPresent()) {
      throw new IOException(missing.get().toString());
    }
    Optional<Path> found =
        folders.candidates(NAME).stream().filter(FashionMnistFiles::holdsAll).findFirst();
    if (found.isEmpty() && folders.namedBy().isPresent()) {
      refuseSome(folders.searched().getFirst());
    }
    return found.isPresent() ? found.get() : download(progress);
  }

  /** Files that were put into the folder are not passed over because others are missing. */
  private static void refuseSome(Path folder) throws IOException {
    List<String> missing =
        Arrays.stream(Part.values())
            .filter(part -> part.find(folder).isEmpty())
            .map(part -> part.fileName() + ".gz")
            .toList();
    if (missing.size() < Part.values().length) {
      throw new IOException(
          folder + " holds some files of " + NAME + ", but not " + String.join(", ", missing));
    }
  }

  private static boolean holdsAll(Path folder) {
    return Arrays.stream(Part.values()).allMatch(part -> part.find(folder).isPresent());
  }

  private Path download(Progress progress) throws IOException {
    Path target = folders.download(NAME);
    try {
      Files.createDirectories(target);
      for (Part part : Part.values()) {
        if (part.find(target).isEmpty()) {
          downloader.download(part.fileName() + ".gz", part.sha256(), target, progress);
        }
      }
      return target;
    } catch (IOException e) {
      throw new IOException(
          NAME + " was not found and cannot be downloaded:\n  " + e.getMessage() + advice(), e);
    }
  }

  private String advice() {
    String searched =
        folders.candidates(NAME).stream().map(Path::toString).collect(Collectors.joining("\n    "));
    return "\n  It was looked for in\n    "
        + searched
        + "\n"
        + "  Put train-images-idx3-ubyte.gz and the other three files into one of these, name"
        + " their\n"
        + "  folder with --data-dir, or on Debian and Ubuntu: apt install dataset-fashion-mnist";
  }
}
