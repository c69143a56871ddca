package dev.sightline.app.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks all the time which sockets this process has that reach beyond the machine, by Linux's
 * tables of sockets. Elsewhere it sees nothing. Thread-safe.
 */
final class SocketWatch implements AutoCloseable {
  private static final Path SELF = Path.of("/proc/self");
  private static final long EVERY_MILLIS = 20;

  private final Set<String> found = new TreeSet<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "socket-watch");
            thread.setDaemon(true);
            return thread;
          });

  SocketWatch() {
    watch.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Every socket beyond the machine that was seen, with its addresses as Linux writes them. */
  Set<String> found() {
    look();
    synchronized (found) {
      return Set.copyOf(found);
    }
  }

  private void look() {
    if (!Files.isDirectory(SELF.resolve("net"))) {
      return;
    }
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      try {
        Path file = SELF.resolve("net").resolve(table);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() > 1) {
          Set<String> own = own();
          lines.stream().skip(1).forEach(line -> check(table, line.strip().split("\\s+"), own));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void check(String table, String[] columns, Set<String> own) {
    String address = columns[1];
    if (own.contains(columns[9]) && !isLoopback(address)) {
      synchronized (found) {
        found.add(table + " " + address + " to " + columns[2]);
      }
    }
  }

  /** 127.x, ::1 and 127.x as IPv6, in the byte order of the machine (little endian). */
  private static boolean isLoopback(String address) {
    String host = address.substring(0, address.indexOf(':'));
    return host.endsWith("7F") || host.equals("00000000000000000000000001000000");
  }

  /** Inodes of this process's sockets. */
  private static Set<String> own() throws IOException {
    Set<String> inodes = new TreeSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(SELF.resolve("fd"))) {
      for (Path descriptor : open) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        } catch (IOException gone) {
          // closed meanwhile
        }
      }
    }
    return inodes;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
