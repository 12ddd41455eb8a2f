package io.earshot.streams.host;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One small cache for all stores of the process: they are written all the time and read once, at
 * the start of their task. By default each one would keep 50 MB to itself.
 */
public final class SmallRocksDb implements RocksDBConfigSetter {

  static {
    // Kafka loads this class before it loads the library.
    RocksDB.loadLibrary();
  }

  private static final long BUFFER_BYTES = 16L << 20;
  private static final Cache CACHE = new LRUCache(2 * BUFFER_BYTES);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache belongs to all stores and lives as long as the process.
  }
}
