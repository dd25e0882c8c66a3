package homes.birb.orasbuftest

import com.cloudbees.groovy.cps.Continuable
import com.cloudbees.groovy.cps.Envs
import com.cloudbees.groovy.cps.impl.CallSiteBlock
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker
import com.cloudbees.groovy.cps.sandbox.Invoker
import org.codehaus.groovy.control.CompilerConfiguration
import org.junit.Test
import org.kohsuke.groovy.sandbox.GroovyInterceptor
import org.kohsuke.groovy.sandbox.SandboxTransformer

/** A library of a folder runs in Jenkins' sandbox: everything that ours does there is allowed without an approval. */
class SandboxTest {

    static final SandboxRules RULES = SandboxRules.load()

    /** Sees every call of code that was transformed for Pipelines. */
    static class CheckingInvoker extends DefaultInvoker {

        private static final long serialVersionUID = 1L

        @Override
        Object methodCall(Object receiver, String method, Object[] arguments) throws Throwable {
            RULES.call(receiver, method, arguments)
            return super.methodCall(receiver, method, arguments)
        }

        @Override
        Object constructorCall(Class type, Object[] arguments) throws Throwable {
            RULES.construct(type, arguments)
            return super.constructorCall(type, arguments)
        }

        @Override
        Object getProperty(Object receiver, String name) throws Throwable {
            RULES.property(receiver, name)
            return super.getProperty(receiver, name)
        }

        @Override
        Object getArray(Object receiver, Object index) throws Throwable {
            RULES.call(receiver, 'getAt', [index] as Object[])
            return super.getArray(receiver, index)
        }

        @Override
        void setArray(Object receiver, Object index, Object value) throws Throwable {
            RULES.call(receiver, 'putAt', [index, value] as Object[])
            super.setArray(receiver, index, value)
        }

        @Override
        Invoker contextualize(CallSiteBlock site) { this }

    }

    static class CheckedPipeline extends CpsPipeline {

        CheckedPipeline(Build build) { super(build) }

        @Override
        protected Continuable program(Script script) { new Continuable(script, Envs.empty(new CheckingInvoker())) }

    }

    /** Sees every call of the parts that Pipelines run as they are (`@NonCPS`). */
    static class Interceptor extends GroovyInterceptor {

        @Override
        Object onMethodCall(GroovyInterceptor.Invoker invoker, Object receiver, String method, Object... arguments) throws Throwable {
            RULES.call(receiver, method, arguments)
            return super.onMethodCall(invoker, receiver, method, arguments)
        }

        @Override
        Object onStaticCall(GroovyInterceptor.Invoker invoker, Class receiver, String method, Object... arguments) throws Throwable {
            RULES.call(receiver, method, arguments)
            return super.onStaticCall(invoker, receiver, method, arguments)
        }

        @Override
        Object onNewInstance(GroovyInterceptor.Invoker invoker, Class receiver, Object... arguments) throws Throwable {
            RULES.construct(receiver, arguments)
            return super.onNewInstance(invoker, receiver, arguments)
        }

        @Override
        Object onGetProperty(GroovyInterceptor.Invoker invoker, Object receiver, String property) throws Throwable {
            RULES.property(receiver, property)
            return super.onGetProperty(invoker, receiver, property)
        }

        @Override
        Object onGetArray(GroovyInterceptor.Invoker invoker, Object receiver, Object index) throws Throwable {
            RULES.call(receiver, 'getAt', [index] as Object[])
            return super.onGetArray(invoker, receiver, index)
        }

        @Override
        Object onSetArray(GroovyInterceptor.Invoker invoker, Object receiver, Object index, Object value) throws Throwable {
            RULES.call(receiver, 'putAt', [index, value] as Object[])
            return super.onSetArray(invoker, receiver, index, value)
        }

    }

    private static Object sandboxed(Closure work) {
        CompilerConfiguration configuration = new CompilerConfiguration()
        configuration.addCompilationCustomizers(new SandboxTransformer())
        GroovyClassLoader loader = new GroovyClassLoader(SandboxTest.classLoader, configuration)
        loader.addURL(new File(Scene.library, 'src').toURI().toURL())
        Interceptor interceptor = new Interceptor()
        interceptor.register()
        try {
            return work(loader)
        } finally {
            interceptor.unregister()
        }
    }

    @Test
    void thePartsThatAreRunAsTheyAre() {
        sandboxed { GroovyClassLoader loader ->
            Class request = loader.loadClass('homes.birb.orasbuf.Request')
            [
                [:], [targets: ['//a', '//b'], frozen: true, credentialsId: 'a', bsrCredentialsId: 'b', caches: 'false'],
                [tagets: 'x'], [token: 'x'], [build: ['a']], [build: [a: 1]], [junit: 'x'], [cacheMegabytes: 12],
                [cacheMegabytes: 'x'], [credentialsType: 'ssh'], [cacheDir: null, junit: null],
            ].each { request.read(it) }
            Class result = loader.loadClass('homes.birb.orasbuf.JobResult')
            ['tests-failed', 'build-failed', 'tests-crashed', 'success', 'lock-out-of-date'].each {
                result.describe(result.read(1, 'ORAS_BUF_CACHE_HIT=true\nORAS_BUF_OUTCOME=failure\n', Scene.report(it)))
            }
            loader.loadClass('homes.birb.orasbuf.MissingStep').isOneOf(new NoSuchMethodError("No such DSL method 'a'"), ['b', 'a'])
        }
    }

    @Test
    void theStep() {
        ['green', 'red'].each { String workspace ->
            Build build = new Build('SandboxTest-' + workspace, Scene.workspace(workspace))
            build.credentials['oras-token'] = [kind: 'usernamePassword', username: Scene.user, value: Scene.token]
            build.absentSteps.addAll(['cache', 'recordIssues'])
            build.brokenSteps.junit = 'broken'
            String reach = LibraryContract.reach
            new CheckedPipeline(build).run("node { orasBuf(${reach}, propagate: false, exportCredentials: true) { echo('in') } }")
            new CheckedPipeline(build).run("node { orasBuf(${reach}, propagate: false) }")
        }
    }

    /** That these tests can fail. */
    @Test
    void whatIsNotAllowedIsNoticed() {
        assert LibraryContract.fails { RULES.call(new File('x'), 'delete', [] as Object[]) } instanceof SecurityException
        assert LibraryContract.fails { RULES.call(System, 'getenv', [] as Object[]) } instanceof SecurityException
        Build build = new Build('SandboxTest-forbidden', Scene.workspace('green'))
        ["new File('x').exists()", "env['PATH']", "'env'.execute()", "'x'.metaClass"].each { String script ->
            assert LibraryContract.fails { new CheckedPipeline(build).run(script) } instanceof SecurityException : script
        }
    }

}
