package io.earshot.bench.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** A network between an agent and its edge that is cut, or stands still, when the test says so. */
final class CutProxy implements AutoCloseable {

  /** What becomes of bytes. */
  enum Mode {
    FORWARD,
    /** They wait, and so does whoever connects. */
    STALL,
    /** Connections break, and new ones do too. */
    CUT
  }

  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Set<Socket> sockets = new HashSet<>();
  private Mode mode = Mode.FORWARD;
  private boolean isClosed;

  CutProxy(int targetPort) throws IOException {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start("accept", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What becomes of bytes from now on. */
  synchronized void become(Mode next) {
    mode = next;
    if (next == Mode.CUT) {
      sockets.forEach(CutProxy::close);
      sockets.clear();
    }
    notifyAll();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      start("connect", () -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException {
    Socket edge = new Socket();
    if (!keep(client) || !keep(edge)) {
      return;
    }
    try {
      edge.connect(target);
    } catch (IOException e) {
      close(client);
      close(edge);
      return;
    }
    start("up", () -> pump(client, edge));
    start("down", () -> pump(edge, client));
  }

  private boolean keep(Socket socket) {
    boolean isKept = isOpen();
    synchronized (this) {
      if (isKept) {
        sockets.add(socket);
      }
    }
    if (!isKept) {
      close(socket);
    }
    return isKept;
  }

  private void pump(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (!isOpen()) {
          return;
        }
        out.write(buffer, 0, count);
      }
    }
  }

  /** Waits while the network stands still; false if it is cut. */
  private synchronized boolean isOpen() {
    while (mode == Mode.STALL && !isClosed) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false;
      }
    }
    return mode == Mode.FORWARD && !isClosed;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      isClosed = true;
    }
    become(Mode.CUT);
    server.close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone, which was the purpose.
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // A socket was closed, by either end or by a cut.
              }
            },
            "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
