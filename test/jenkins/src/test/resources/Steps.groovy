import com.cloudbees.groovy.cps.NonCPS
import com.cloudbees.groovy.cps.SerializableScript
import homes.birb.orasbuftest.Build
import homes.birb.orasbuftest.CpsPipeline
import homes.birb.orasbuftest.DeclaredEnvironment
import org.codehaus.groovy.runtime.InvokerHelper

/** The steps with a block, compiled as a Pipeline is, so that their blocks are; every other step goes to the build. */
abstract class Steps extends SerializableScript {

    def node(String label = '', Closure body) { body() }

    def stage(String name, Closure body) { body() }

    def withEnv(List entries, Closure body) {
        CpsPipeline.step('pushEnvironment', [entries])
        try { return body() } finally { CpsPipeline.step('popEnvironment', []) }
    }

    def dir(String path, Closure body) {
        CpsPipeline.step('pushDirectory', [path])
        try { return body() } finally { CpsPipeline.step('popDirectory', []) }
    }

    def withCredentials(List bindings, Closure body) {
        CpsPipeline.step('bind', [bindings])
        try { return body() } finally { CpsPipeline.step('unbind', []) }
    }

    def cache(Map options, Closure body) {
        CpsPipeline.mustHave('cache')
        CpsPipeline.step('restoreCache', [options])
        try { return body() } finally { CpsPipeline.step('saveCache', [options]) }
    }

    def catchError(Closure body) {
        try { return body() } catch (IOException failure) {
            CpsPipeline.step('echo', ['caught: ' + failure.message])
            currentBuild.result = 'FAILURE'
        }
    }

    // A small stand-in for Declarative: the order of its parts and what `environment` means, not its rules of syntax.

    def pipeline(Closure body) {
        body()
        CpsPipeline.rethrow()
    }

    def agent(Object any) { }

    def environment(Closure body) {
        body.delegate = new DeclaredEnvironment()
        body.resolveStrategy = Closure.DELEGATE_FIRST
        body()
    }

    def stages(Closure body) {
        try { body() } catch (Exception failure) { CpsPipeline.keep(failure) }
    }

    def steps(Closure body) { body() }

    def post(Closure body) { body() }

    def always(Closure body) { body() }

    def failure(Closure body) { if (CpsPipeline.failed() || currentBuild.result == 'FAILURE') { body() } }

    def success(Closure body) { if (!CpsPipeline.failed() && currentBuild.result == 'SUCCESS') { body() } }

    def unstable(Closure body) { if (!CpsPipeline.failed() && currentBuild.result == 'UNSTABLE') { body() } }

    @NonCPS
    Object invokeMethod(String name, Object arguments) {
        if (binding.hasVariable(name)) {
            return InvokerHelper.invokeMethod(binding.getVariable(name), 'call', arguments)
        }
        CpsPipeline.mustHave(name)
        return CpsPipeline.step(name, arguments as List)
    }

}
