package homes.birb.orasbuftest

/** What the plugin workflow-cps adds to groovy-cps by its class IteratorHack: iterators that can be written to disk. */
class SerializableIteration {

    static class Steps implements Iterator, Serializable {

        private static final long serialVersionUID = 1L
        private final List items
        private int next = 0

        Steps(Collection items) { this.items = new ArrayList(items) }

        @Override
        boolean hasNext() { next < items.size() }

        @Override
        Object next() {
            if (!hasNext()) throw new NoSuchElementException()
            return items[next++]
        }

        @Override
        void remove() { throw new UnsupportedOperationException() }

    }

    static class Entry implements Map.Entry, Serializable {

        private static final long serialVersionUID = 1L
        final Object key
        final Object value

        Entry(Object key, Object value) {
            this.key = key
            this.value = value
        }

        @Override
        Object setValue(Object changed) { throw new UnsupportedOperationException() }

    }

    static Iterator iterator(List list) { new Steps(list) }

    static Iterator iterator(Set set) { new Steps(set) }

    static Iterator iterator(Map map) { new Steps(map.collect { key, value -> new Entry(key, value) }) }

    static Collection entrySet(Map map) { map.collect { key, value -> new Entry(key, value) } }

}
