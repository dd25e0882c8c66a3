package homes.birb.orasbuftest

import org.junit.Test

/** Reads reports that the project's own sample reports are made of. */
class JobResultTest {

    /** Loaded as Jenkins loads it: were the library on the class path, it would be so for the pipelines too, and untransformed. */
    private static final Class JobResult = load()

    private static Class load() {
        GroovyClassLoader loader = new GroovyClassLoader(JobResultTest.classLoader)
        loader.addURL(new File(Scene.library, 'src').toURI().toURL())
        return loader.loadClass('homes.birb.orasbuf.JobResult')
    }

    private static final String OUTPUTS = 'ORAS_BUF_OUTCOME=failure\nORAS_BUF_CACHE_HIT=true\nOTHER=1\nORAS_BUF_LOCK_DIGEST=a=b\n'

    @Test
    void outputs() {
        Map result = JobResult.read(1, OUTPUTS, '')
        assert result == [
            exitCode: 1, outcome: 'failure', cacheHit: true, lockDigest: 'a=b', modules: [], onlyTestsFailed: false,
        ]
    }

    @Test
    void withoutOutputs() {
        assert JobResult.read(2, '', '').outcome == 'error'
        assert JobResult.read(0, '', '').outcome == 'success'
    }

    @Test
    void onlyTestsFailed() {
        assert JobResult.read(1, OUTPUTS, Scene.report('tests-failed')).onlyTestsFailed
        ['tests-and-build-failed', 'build-failed', 'tests-crashed', 'success', 'lock-out-of-date', 'two-roots-one-broken'].each {
            assert !JobResult.read(1, OUTPUTS, Scene.report(it)).onlyTestsFailed : it
        }
        assert !JobResult.read(9, OUTPUTS, Scene.report('tests-failed')).onlyTestsFailed
    }

    @Test
    void modulesCanBeSerialized() {
        List<Map> modules = JobResult.read(0, '', Scene.report('success')).modules
        assert modules.size() == 4
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(modules)
    }

    @Test
    void description() {
        assert JobResult.describe([outcome: 'success', modules: [[:]], cacheHit: true]) == 'oras-buf: success, 1 module, cache hit'
        assert JobResult.describe([outcome: 'error', modules: [], cacheHit: false]) == 'oras-buf: error'
    }

}
