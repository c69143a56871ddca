package dev.sightline.core.job;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Warnings and errors in files that do not grow for ever: a new file each day and after {@code
 * size} bytes, none older than {@link #DAYS} days, all together at most {@code total} bytes. Names
 * are never changed, so that two processes can write.
 *
 * @param size of one file, bytes; somewhat more in a flood
 * @param total of all files, bytes
 */
public record LogFiles(long size, long total) {
  /** As the program keeps them: 2 MB a file, 20 MB in all. */
  public static final LogFiles USUAL = new LogFiles(2L << 20, 20L << 20);

  /** How long files stay, days. */
  public static final int DAYS = 30;

  private static final String NAME = "files";

  /**
   * From now on, whatever is logged also goes into files there; nothing happens if that cannot be.
   * Blocks.
   *
   * @param folder made if it is missing
   */
  public void begin(Path folder) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      LoggerFactory.getLogger(LogFiles.class).warn("no logs in {}: {}", folder, e.getMessage());
      return;
    }
    RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
    files.setContext(context);
    files.setName(NAME);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(files);
    policy.setFileNamePattern(folder.resolve("sightline-%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxFileSize(new FileSize(size));
    policy.setTotalSizeCap(new FileSize(total));
    policy.setMaxHistory(DAYS);
    policy.setCleanHistoryOnStart(true);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{40} %msg%n");
    encoder.start();
    files.setEncoder(encoder);
    files.setRollingPolicy(policy);
    policy.start();
    files.start();
    root(context).addAppender(files);
  }

  /**
   * Ends that.
   *
   * @return false if it had not begun
   */
  public static boolean end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && root(context).getAppender(NAME) != null) {
      root(context).getAppender(NAME).stop();
      root(context).detachAppender(NAME);
      return true;
    }
    return false;
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
