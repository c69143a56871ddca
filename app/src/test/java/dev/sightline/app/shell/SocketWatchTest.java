package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The watch of {@link EndToEndTest} would see a connection. */
@EnabledOnOs(OS.LINUX)
class SocketWatchTest {
  @Test
  void seesASocketThatReachesBeyondTheMachineAndNoOther() throws Exception {
    try (SocketWatch watch = new SocketWatch()) {
      try (DatagramSocket local = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        assertThat(local.isBound()).isTrue();
        assertThat(watch.found()).isEmpty();
      }
      try (DatagramSocket open = new DatagramSocket(new InetSocketAddress(0))) {
        assertThat(open.isBound()).isTrue();
        assertThat(watch.found()).hasSize(1);
      }
    }
  }
}
